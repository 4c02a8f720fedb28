// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * Something that is charged beside the energy: so much a month, so much a kWh, or so many percent of the rest.
 * Immutable.
 *
 * @param name what the bill calls it
 * @param amount in the currency, or in percent
 */
public record Charge(String name, BigDecimal amount) {

    public Charge {
        requireNonNull(name, "a charge's name is missing");
        requireNonNull(amount, "charge " + name + ": amount is missing");
    }
}
