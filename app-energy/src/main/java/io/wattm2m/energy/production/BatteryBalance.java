// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What a battery took and gave in some time. Immutable.
 *
 * @param chargedWh into it
 * @param dischargedWh out of it
 * @param firstPercent how full it was at the beginning, if it told
 * @param lastPercent how full it was at the end, if it told
 * @param capacityWh what it holds when full, if somebody has said
 */
public record BatteryBalance(double chargedWh, double dischargedWh, OptionalDouble firstPercent,
        OptionalDouble lastPercent, OptionalDouble capacityWh) {
    /** So little between beginning and end that the capacity does not matter. */
    private static final double SAME_PERCENT = 2;

    public BatteryBalance {
        requireNonNull(firstPercent, "firstPercent is null");
        requireNonNull(lastPercent, "lastPercent is null");
        requireNonNull(capacityWh, "capacityWh is null");
    }

    /**
     * What was lost on the way through it: charged, less discharged, less what is in it more than at the beginning.
     * Empty where that cannot be known: it told no level, or is not as full as before and its capacity is not known.
     */
    public OptionalDouble lossWh() {
        OptionalDouble stored = storedWh();
        return stored.isEmpty() || chargedWh <= 0 ? OptionalDouble.empty()
                : OptionalDouble.of(chargedWh - dischargedWh - stored.getAsDouble());
    }

    /** The share of what was charged that came out or is still in it; empty where the loss is not known. */
    public OptionalDouble efficiency() {
        OptionalDouble loss = lossWh();
        return loss.isEmpty() ? loss : OptionalDouble.of(Math.clamp(1 - loss.getAsDouble() / chargedWh, 0, 1));
    }

    private OptionalDouble storedWh() {
        if (firstPercent.isEmpty() || lastPercent.isEmpty()) {
            return OptionalDouble.empty();
        }
        double percent = lastPercent.getAsDouble() - firstPercent.getAsDouble();
        if (capacityWh.isPresent()) {
            return OptionalDouble.of(capacityWh.getAsDouble() * percent / 100);
        }
        return Math.abs(percent) <= SAME_PERCENT ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
}
