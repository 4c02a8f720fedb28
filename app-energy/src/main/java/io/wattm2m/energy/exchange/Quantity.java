// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/** What is exchanged of a device, and in which units others may say it. */
public enum Quantity {
    /** Active power; outwards the mean of a bucket. */
    @JsonProperty("power")
    POWER("power", Map.of("W", 1.0, "kW", 1e3, "MW", 1e6), 1),
    /** The counter of consumed energy; outwards what was used in a bucket. */
    @JsonProperty("energy")
    ENERGY("energy_consumed", Map.of("Wh", 1.0, "kWh", 1e3, "MWh", 1e6), 1e3),
    /** The counter of what was fed in; comes in only. */
    @JsonProperty("returned-energy")
    RETURNED_ENERGY("energy_produced", Map.of("Wh", 1.0, "kWh", 1e3, "MWh", 1e6), 1e3),
    /** Voltage; comes in only. */
    @JsonProperty("voltage")
    VOLTAGE("voltage", Map.of("V", 1.0, "kV", 1e3), 1),
    /** Current; comes in only. */
    @JsonProperty("current")
    CURRENT("current", Map.of("mA", 1e-3, "A", 1.0), 1);

    private final String member;
    private final Map<String, Double> units;
    private final double memberUnit;

    Quantity(String member, Map<String, Double> units, double memberUnit) {
        this.member = member;
        this.units = units;
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
    private double factor(String unit) {
        return Optional.ofNullable(units.get(unit)).orElseThrow(() -> new IllegalArgumentException(
                "unit '" + unit + "' of " + member + " is not one of " + units.keySet().stream().sorted().toList()));
    }
}
