// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The voltage of a household: swings with the time and wanders by chance. For one thread at a time. */
final class MainsVoltage {
    private static final double STEP_V = 0.15;
    private static final long SWING_MILLIS = 60_000;
    private final Mains mains;
    private final RandomGenerator random;
    private double wanderedV;

    MainsVoltage(Mains mains, RandomGenerator random) {
        this.mains = mains;
        this.random = random;
    }

    /** The voltage at the next moment, in V. */
    double nextV(Instant now) {
        VoltageScenario scenario = mains.scenario();
        double mostV = scenario.wander() * mains.nominalV();
        wanderedV = Math.clamp(wanderedV + random.nextGaussian() * STEP_V, -mostV, mostV);
        double turn = 2 * Math.PI * Math.floorMod(now.toEpochMilli(), SWING_MILLIS) / SWING_MILLIS;
        return mains.nominalV() * (scenario.mean() + scenario.swing() * Math.sin(turn)) + wanderedV;
    }
}
