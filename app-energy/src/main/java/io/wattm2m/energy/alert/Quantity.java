// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.production.PhaseImbalance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a rule looks at. */
public enum Quantity {
    /** Active power in W. */
    POWER("W"),
    /** Voltage in V. */
    VOLTAGE("V"),
    /** Current in A. */
    CURRENT("A"),
    /** By how many W the power has risen since the reading before. */
    POWER_STEP("W"),
    /** The power factor in per cent, of what draws at least 500 W: below that it says little. */
    POWER_FACTOR("%"),
    /** By how much the most uneven of three currents is off their mean, in per cent, from a mean of 1 A on. */
    CURRENT_IMBALANCE("%"),
    /** The same of three voltages. */
    VOLTAGE_IMBALANCE("%"),
    /** How full a battery is. */
    BATTERY("%"),
    /** Carbon dioxide in the air. */
    CO2("ppm");

    private static final double LEAST_W = 500;
    private static final double LEAST_A = 1;
    private static final double PERCENT = 100;

    private final String unit;

    Quantity(String unit) {
        this.unit = unit;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** Its value in a reading, empty where the plug does not measure it. */
    OptionalDouble of(Reading reading, Optional<Reading> before) {
        return switch (this) {
            case POWER -> OptionalDouble.of(reading.powerW());
            case VOLTAGE -> reading.voltageV();
            case CURRENT -> reading.currentA();
            case POWER_STEP -> before.map(known -> OptionalDouble.of(reading.powerW() - known.powerW()))
                    .orElse(OptionalDouble.empty());
            case POWER_FACTOR -> Math.abs(reading.powerW()) < LEAST_W ? OptionalDouble.empty()
                    : percent(reading.level(Channel.POWER_FACTOR));
            case CURRENT_IMBALANCE -> imbalance(reading, Channel.CURRENTS, LEAST_A);
            case VOLTAGE_IMBALANCE -> imbalance(reading, Channel.VOLTAGES, 0);
            case BATTERY -> reading.level(Channel.BATTERY);
            case CO2 -> reading.level(Channel.CO2);
        };
    }

    private static OptionalDouble percent(OptionalDouble share) {
        return share.isEmpty() ? share : OptionalDouble.of(Math.abs(share.getAsDouble()) * PERCENT);
    }

    private static OptionalDouble imbalance(Reading reading, List<Channel> phases, double leastMean) {
        List<OptionalDouble> told = phases.stream().map(reading::level).toList();
        double mean = told.stream().mapToDouble(phase -> Math.abs(phase.orElse(0))).average().orElse(0);
        return mean < leastMean ? OptionalDouble.empty() : PhaseImbalance.percent(told);
    }
}
