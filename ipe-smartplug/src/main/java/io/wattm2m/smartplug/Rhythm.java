// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.Arrays;
import java.util.Optional;

/** Finds out whether a plug reports periodically, and how often. For one thread at a time. */
final class Rhythm {
    private static final int NEEDED = 8;
    private static final double DEVIATION = 0.2;
    private static final double SHORTEST_S = 0.5;
    private final double[] intervals = new double[NEEDED];
    private int count;
    private double last;
    private long intervalMs;

    /**
     * A report was heard.
     *
     * @return its place in the series; empty while there is no rhythm, and for what is late
     */
    Optional<Beat> heard(double timestampS) {
        boolean isFirst = last == 0;
        double interval = timestampS - last;
        if (!isFirst && interval <= 0) {
            return Optional.empty();
        }
        last = timestampS;
        if (isFirst) {
            return Optional.empty();
        }
        intervals[count++ % NEEDED] = interval;
        boolean isNew = count % NEEDED == 0 && found();
        return intervalMs == 0 ? Optional.empty()
                : Optional.of(new Beat(intervalMs, Math.round(timestampS * 1000), isNew));
    }

    /** Whether there is another rhythm than before. */
    private boolean found() {
        double[] sorted = intervals.clone();
        Arrays.sort(sorted);
        double median = sorted[NEEDED / 2];
        boolean steady = sorted[0] > median * (1 - DEVIATION) && sorted[NEEDED - 1] < median * (1 + DEVIATION);
        boolean known = Math.abs(median * 1000 - intervalMs) < intervalMs * DEVIATION;
        if (!steady || known || median < SHORTEST_S) {
            return false;
        }
        intervalMs = Math.round(median * 10) * 100;
        return true;
    }

    /**
     * A report in its place.
     *
     * @param intervalMs how often the plug reports
     * @param timeMs when it did, in milliseconds since 1970
     * @param isNew whether the rhythm has just been found
     */
    record Beat(long intervalMs, long timeMs, boolean isNew) {}
}
