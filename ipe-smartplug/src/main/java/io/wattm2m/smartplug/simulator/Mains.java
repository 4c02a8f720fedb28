// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static java.util.Objects.requireNonNull;

/**
 * The mains of a simulated household.
 *
 * @param nominalV what its voltage should be, in V
 * @param scenario what it is like
 */
public record Mains(double nominalV, VoltageScenario scenario) {
    /** 220 V as they should be. */
    public static final Mains USUAL = new Mains(220, VoltageScenario.NORMAL);

    public Mains {
        if (!(nominalV > 0) || nominalV > 1000) {
            throw new IllegalArgumentException("nominal voltage " + nominalV + " is not above 0 and up to 1000 V");
        }
        requireNonNull(scenario, "scenario is null");
    }
}
