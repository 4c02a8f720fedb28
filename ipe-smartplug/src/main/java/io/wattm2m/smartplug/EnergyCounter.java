// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

/**
 * Makes a counter that only grows of one that begins at 0 again, after a restart of the plug or at its last digit. For
 * one thread at a time.
 */
final class EnergyCounter {
    /** A counter that falls by no more than this has been rounded. */
    private static final double JITTER_WH = 0.5;
    /** No plug lets more through. */
    private static final double MOST_POWER_W = 30_000;
    private static final double HOUR_S = 3600;
    private double offset;
    private double offsetBefore;
    private double rawBefore = Double.MAX_VALUE;
    private double last = -1;
    private double time;

    /** Goes on from what was told before: the plug's counter, and what it stood for. */
    void resume(double raw, double repaired, double timestampS) {
        last = raw;
        offset = repaired - raw;
        offsetBefore = offset;
        time = timestampS;
    }

    /** The plug's counter as it was told last, negative if it never was. */
    double raw() {
        return last;
    }

    /** What the plug's counter stands for. */
    double repaired(double raw, double timestampS) {
        if (last >= 0 && timestampS < time) {
            return raw + (raw > last ? offsetBefore : offset);
        }
        if (last >= 0 && raw < last) {
            return fallen(raw, timestampS);
        }
        if (raw >= rawBefore && raw - last > MOST_POWER_W * (timestampS - time) / HOUR_S + 1) {
            // it never was at 0: that was a wrong reading
            offset = offsetBefore;
            rawBefore = Double.MAX_VALUE;
        }
        last = raw;
        time = timestampS;
        return raw + offset;
    }

    private double fallen(double raw, double timestampS) {
        time = timestampS;
        if (last - raw <= JITTER_WH) {
            return last + offset;
        }
        offsetBefore = offset;
        rawBefore = last;
        offset += last;
        last = raw;
        return raw + offset;
    }
}
