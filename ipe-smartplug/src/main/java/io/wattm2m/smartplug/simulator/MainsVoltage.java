// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import java.util.random.RandomGenerator;

/** The voltage of a household: wanders between 225 and 235 V. For one thread at a time. */
final class MainsVoltage {
    private static final double LEAST_V = 225;
    private static final double MOST_V = 235;
    private static final double STEP_V = 0.15;
    private final RandomGenerator random;
    private double volts = 230;

    MainsVoltage(RandomGenerator random) {
        this.random = random;
    }

    /** The voltage now, in V. */
    double nextV() {
        volts = Math.clamp(volts + random.nextGaussian() * STEP_V, LEAST_V, MOST_V);
        return volts;
    }
}
