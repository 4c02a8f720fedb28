// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;

/**
 * Energy of one hour of local time, or of a part of it: prices change at full hours only. Immutable.
 *
 * @param at any moment of that hour
 * @param kwh the energy; negative where it was fed in
 */
public record UsedEnergy(LocalDateTime at, BigDecimal kwh) {
    private static final int MICROWATT_HOURS = 6;

    public UsedEnergy {
        requireNonNull(at, "at is null");
        requireNonNull(kwh, "kwh is null");
    }

    /** Energy that was measured in Wh, to the millionth of one. */
    public static UsedEnergy ofWh(LocalDateTime at, double energyWh) {
        return new UsedEnergy(at,
                BigDecimal.valueOf(energyWh).setScale(MICROWATT_HOURS, RoundingMode.HALF_UP).movePointLeft(3));
    }

    /** What was taken from the grid. */
    public BigDecimal taken() {
        return kwh.max(BigDecimal.ZERO);
    }

    /** What was fed into the grid. */
    public BigDecimal fedIn() {
        return kwh.negate().max(BigDecimal.ZERO);
    }
}
