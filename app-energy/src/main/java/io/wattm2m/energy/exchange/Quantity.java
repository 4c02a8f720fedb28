// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;

/** What is exchanged of a device, and in which units others may say it. */
public enum Quantity {
    /** Active power; outwards the mean of a bucket. */
    @JsonProperty("power")
    POWER("power", "W", "kM", 1),
    /** The counter of consumed energy; outwards what was used in a bucket. */
    @JsonProperty("energy")
    ENERGY("energy_consumed", "Wh", "kM", 1e3),
    /** The counter of what was fed in; comes in only. */
    @JsonProperty("returned-energy")
    RETURNED_ENERGY("energy_produced", "Wh", "kM", 1e3),
    /** Voltage; comes in only. */
    @JsonProperty("voltage")
    VOLTAGE("voltage", "V", "k", 1),
    /** Current; comes in only. */
    @JsonProperty("current")
    CURRENT("current", "A", "m", 1);

    private final String member;
    private final String unit;
    /** Those that may stand before the unit. */
    private final String prefixes;
    private final double memberUnit;

    Quantity(String member, String unit, String prefixes, double memberUnit) {
        this.member = member;
        this.unit = unit;
        this.prefixes = prefixes;
        this.memberUnit = memberUnit;
    }

    /** How the member of a device's report is called. */
    String member() {
        return member;
    }

    /** A value in this unit, in the unit of a device's report. */
    double reported(double value, String unit) {
        return value * factor(unit) / memberUnit;
    }

    /** A value in W, Wh, V or A in this unit. */
    double in(String unit, double value) {
        return value / factor(unit);
    }

    /** Whether the history knows it. */
    boolean isKept() {
        return this == POWER || this == ENERGY;
    }

    /** What one of this unit is in W, Wh, V or A; IllegalArgumentException where it has no such unit. */
    private double factor(String wanted) {
        if (wanted.equals(unit)) {
            return 1;
        }
        if (wanted.length() != unit.length() + 1 || !wanted.endsWith(unit) || prefixes.indexOf(wanted.charAt(0)) < 0) {
            throw new IllegalArgumentException("unit '" + wanted + "' of " + member + " is not one of "
                    + Stream.concat(Stream.of(unit), prefixes.chars().mapToObj(prefix -> (char) prefix + unit))
                            .toList());
        }
        return switch (wanted.charAt(0)) {
            case 'm' -> 1e-3;
            case 'k' -> 1e3;
            default -> 1e6;
        };
    }
}
