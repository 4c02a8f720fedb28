// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import java.util.Locale;

/** What the mains of a simulated household is like, as shares of the nominal voltage. */
public enum VoltageScenario {

    /** Within 2 %. */
    NORMAL(1, 0.02, 0),

    /** 7 to 9 % too high. */
    HIGH_WARNING(1.08, 0.01, 0),

    /** 12 to 14 % too high. */
    HIGH_CRITICAL(1.13, 0.01, 0),

    /** 7 to 9 % too low. */
    LOW_WARNING(0.92, 0.01, 0),

    /** 12 to 14 % too low. */
    LOW_CRITICAL(0.87, 0.01, 0),

    /** Swings by 9 % up and down every minute. */
    FLUCTUATING(1, 0.005, 0.09);

    private final double mean;
    private final double wander;
    private final double swing;

    VoltageScenario(double mean, double wander, double swing) {
        this.mean = mean;
        this.wander = wander;
        this.swing = swing;
    }

    /** What it is on average. */
    double mean() {
        return mean;
    }

    /** How far it wanders from there by chance. */
    double wander() {
        return wander;
    }

    /** How far it swings regularly. */
    double swing() {
        return swing;
    }

    /** Its name on the command line, e.g. {@code high_warning}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
