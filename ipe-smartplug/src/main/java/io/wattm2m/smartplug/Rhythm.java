// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out whether a plug reports periodically, and how often. For one thread at a time. */
final class Rhythm {
    private static final int NEEDED = 8;
    private static final double DEVIATION = 0.2;
    private static final double SHORTEST_S = 0.5;
    private final double[] intervals = new double[NEEDED];
    private int count;
    private double last;
    private volatile long intervalMs;
    private long beginningMs;
    private long place = -1;
    private boolean known;

    /** Whether nobody has looked yet for the series of an earlier time; so once. */
    boolean isNewcomer() {
        boolean first = !known;
        known = true;
        return first;
    }

    /** How often the plug reports, in milliseconds; 0 while there is no rhythm. May be asked by any thread. */
    long intervalMs() {
        return intervalMs;
    }

    /** Goes on with the series of an earlier time. */
    void resume(long knownIntervalMs, long knownBeginningMs) {
        intervalMs = knownIntervalMs;
        beginningMs = knownBeginningMs;
    }

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
        boolean isNew = !isFirst && isAnother(interval);
        return intervalMs == 0 ? Optional.empty() : Optional.of(beat(Math.round(timestampS * 1000), interval, isNew));
    }

    private boolean isAnother(double interval) {
        intervals[count++ % NEEDED] = interval;
        return count % NEEDED == 0 && found();
    }

    private Beat beat(long timeMs, double interval, boolean isNew) {
        if (isNew) {
            beginningMs = timeMs;
            place = -1;
        }
        long here = Math.floorDiv(timeMs - beginningMs + intervalMs / 2, intervalMs);
        boolean slipped = place >= 0 && here == place + 2 && interval * 1000 < intervalMs * (1 + DEVIATION);
        OptionalLong passed = slipped ? OptionalLong.of(beginningMs + (place + 1) * intervalMs) : OptionalLong.empty();
        place = here;
        return new Beat(intervalMs, timeMs, isNew, passed);
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
     * @param passedMs the place between this report and the one before, where a clock that goes a little slower than
     *        the series has slipped over one: nothing is missing there
     */
    record Beat(long intervalMs, long timeMs, boolean isNew, OptionalLong passedMs) {}
}
