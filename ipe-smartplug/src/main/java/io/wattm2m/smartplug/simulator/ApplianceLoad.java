// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import java.util.Random;
import java.util.random.RandomGenerator;

/** The load of one appliance, second by second. For one thread at a time. */
final class ApplianceLoad {
    private final Appliance appliance;
    private final RandomGenerator random;
    private Phase phase = new Phase(false, 0, 0, 0);
    private double remainingS;
    private double surgeW;

    ApplianceLoad(Appliance appliance, RandomGenerator random) {
        this.appliance = appliance;
        this.random = random;
    }

    /** The load of an appliance of a household that lives by this seed. */
    static ApplianceLoad of(Appliance appliance, long seed) {
        return new ApplianceLoad(appliance, new Random(seed * 31 + appliance.deviceId().hashCode()));
    }

    /** What it draws, in W, while {@code seconds} pass at this hour of the day. */
    double nextW(double seconds, int hour) {
        remainingS -= seconds;
        if (remainingS < 0) {
            begin(appliance.next(random, hour, phase.busy()));
        }
        double drawnW = Math.max(0, phase.meanW() + random.nextGaussian() * phase.noiseW()) + surgeW;
        surgeW = 0;
        return drawnW;
    }

    private void begin(Phase next) {
        surgeW = next.busy() && !phase.busy() ? appliance.surgeW() : 0;
        phase = next;
        remainingS = next.seconds();
    }
}
