// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.Arrays;
import java.util.Optional;

/** What a plug can measure, in the unit in which it is kept, within the bounds of what can be. */
public enum Quantity {
    // @formatter:off
    /** Active power in W, negative where it is fed in. */
    POWER          ("power",         -100_000, 100_000),
    /** A counter of consumed energy in Wh that grows. */
    ENERGY         ("energy",        0,        1e12),
    /** A counter of energy that was fed in, in Wh, that grows. */
    RETURNED_ENERGY("returnedEnergy", 0,       1e12),
    /** In V. */
    VOLTAGE        ("voltage",       0,        500),
    /** In A. */
    CURRENT        ("current",       0,        500),
    /** In Hz. */
    FREQUENCY      ("frequency",     0,        500),
    /** From -1 to 1. */
    POWER_FACTOR   ("powerFactor",   -1,       1),
    /** In VA. */
    APPARENT_POWER ("apparentPower", 0,        100_000),
    /** In var. */
    REACTIVE_POWER ("reactivePower", -100_000, 100_000),
    /** In °C. */
    TEMPERATURE    ("temperature",   -60,      250),
    /** Relative, in %. */
    HUMIDITY       ("humidity",      0,        100),
    /** In lux. */
    BRIGHTNESS     ("brightness",    0,        200_000),
    /** What is left in the battery, in %. */
    BATTERY        ("battery",       0,        100),
    /** Carbon dioxide in the air, in ppm. */
    CO2            ("co2",           0,        100_000),
    /** An index of the air as the sensor tells it: the higher, the worse. */
    AIR_QUALITY    ("airQuality",    0,        1000),
    /** In V, between a phase and neutral. */
    VOLTAGE_L1     ("voltageL1",     0,        500),
    VOLTAGE_L2     ("voltageL2",     0,        500),
    VOLTAGE_L3     ("voltageL3",     0,        500),
    /** In A, of a phase. */
    CURRENT_L1     ("currentL1",     -500,     500),
    CURRENT_L2     ("currentL2",     -500,     500),
    CURRENT_L3     ("currentL3",     -500,     500);
    // @formatter:on

    private final String written;
    private final double least;
    private final double most;

    Quantity(String written, double least, double most) {
        this.written = written;
        this.least = least;
        this.most = most;
    }

    /** Whether it is told of the device as a whole, also where it has several outlets. */
    public boolean isOfWhole() {
        return compareTo(TEMPERATURE) >= 0;
    }

    /** The name of the member in {@code telemetry}. */
    public String written() {
        return written;
    }

    /** The quantity of this name. */
    public static Optional<Quantity> of(String written) {
        return Arrays.stream(values()).filter(quantity -> quantity.written.equals(written)).findFirst();
    }

    /** IllegalArgumentException where no plug can measure this. */
    void check(double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(written + " " + value + " is outside " + least + " to " + most);
        }
    }
}
