// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import io.wattm2m.energy.measure.Reading;
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
    POWER_STEP("W");

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
        };
    }
}
