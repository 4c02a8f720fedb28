// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A step of a progressive tariff: what is used in a month beyond a limit, up to the next step's. Immutable.
 *
 * @param fromKwh the limit from which on it holds; that of the first is 0
 * @param pricePerKwh of the energy within it
 * @param perMonth the charge of a month that ends in this step, instead of those of the others
 */
public record Tier(BigDecimal fromKwh, BigDecimal pricePerKwh, BigDecimal perMonth) {

    public Tier {
        requireNonNull(fromKwh, "tiers: fromKwh is missing");
        requireNonNull(pricePerKwh, "tiers: pricePerKwh is missing");
        requireNonNull(perMonth, "tiers: perMonth is missing");
    }
}
