// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.OptionalDouble;

/**
 * The energy of an outlet that measures power and counts nothing: the area below its power. It is told only when the
 * plug has had time enough to tell a counter of its own. For one thread at a time.
 */
final class EnergyIntegral {
    private static final int NEEDED = 8;
    private static final double PATIENCE_S = 300;
    /** Of a longer silence nobody knows what was used in it. */
    private static final double LONGEST_GAP_S = 900;
    private static final double HOUR_S = 3600;
    private double energyWh;
    private double powerW;
    private double first = -1;
    private double time;
    private int count;

    /** Goes on from what was told before. */
    void resume(double toldWh) {
        energyWh = toldWh;
        first = 0;
        count = NEEDED;
    }

    /** Takes a measurement; what is fed in is not counted, and what comes late is not either. */
    void take(double measuredW, double timestampS) {
        double consumedW = Math.max(0, measuredW);
        double gap = timestampS - time;
        if (first < 0) {
            first = timestampS;
        } else if (time > 0 && gap <= 0) {
            return;
        } else if (time > 0 && gap <= LONGEST_GAP_S) {
            energyWh += (powerW + consumedW) / 2 * gap / HOUR_S;
        }
        powerW = consumedW;
        time = timestampS;
        count = Math.min(count + 1, NEEDED);
    }

    /** In Wh, rounded to 1 mWh; empty while the plug may still tell a counter. */
    OptionalDouble energyWh() {
        return count < NEEDED || time - first < PATIENCE_S && time > 0 ? OptionalDouble.empty()
                : OptionalDouble.of(Math.round(energyWh * 1000) / 1000.0);
    }
}
