// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import io.wattm2m.energy.measure.MinuteTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells an appliance that starts by itself, such as a compressor, from one that people use: it starts several times a
 * day, on every day, in every quarter of the day about as often, and never rests for long. Immutable.
 */
final class CycleDetector {
    private static final int QUARTERS = 4;
    private static final int QUARTER_MINUTES = MinuteTrace.MINUTES_A_DAY / QUARTERS;
    private static final double LEAST_STARTS_A_DAY = 4;
    private static final double LEAST_EVENNESS = 0.4;
    private static final double MOST_IRREGULAR = 3;
    private static final double LEAST_ACTIVE_DAYS = 0.9;
    private final MinuteTrace trace;
    private final double runsFromW;

    /** A detector for which the appliance runs from this power on. */
    CycleDetector(MinuteTrace trace, double runsFromW) {
        this.trace = trace;
        this.runsFromW = runsFromW;
    }

    /** What the starts look like. */
    Cycles detect() {
        List<Integer> starts = starts();
        double perDay = starts.size() / Math.max(recorded(0, QUARTERS) / (double) MinuteTrace.MINUTES_A_DAY, 1e-9);
        boolean cyclic = perDay >= LEAST_STARTS_A_DAY && evenness(starts) >= LEAST_EVENNESS
                && irregularity(starts) <= MOST_IRREGULAR && activeDays(starts) >= LEAST_ACTIVE_DAYS;
        return new Cycles(cyclic, perDay);
    }

    /** Minutes at which it starts after a rest; a gap in the recording is neither. */
    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        boolean rested = false;
        for (int minute = 0; minute < trace.size(); minute++) {
            boolean runs = trace.powerW(minute) >= runsFromW;
            if (runs && rested) {
                starts.add(minute);
            }
            rested = trace.isRecorded(minute) ? !runs : rested;
        }
        return starts;
    }

    /** Starts per recorded time in the quietest quarter of the day, over those in the busiest. */
    private double evenness(List<Integer> starts) {
        double[] rates = new double[QUARTERS];
        for (int start : starts) {
            rates[quarter(start)]++;
        }
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            rates[quarter] /= Math.max(recorded(quarter, quarter + 1), 1);
        }
        return Arrays.stream(rates).min().orElse(0) / Math.max(Arrays.stream(rates).max().orElse(0), 1e-12);
    }

    /** How much longer than usual the long times from start to start are: the 90 % quantile over the median. */
    private static double irregularity(List<Integer> starts) {
        int[] periods = new int[Math.max(starts.size() - 1, 0)];
        for (int index = 0; index < periods.length; index++) {
            periods[index] = starts.get(index + 1) - starts.get(index);
        }
        Arrays.sort(periods);
        return periods.length == 0 ? Double.MAX_VALUE
                : (double) periods[periods.length * 9 / 10] / Math.max(periods[periods.length / 2], 1);
    }

    /** The share of the days, of which at least half was recorded, on which it started often enough. */
    private double activeDays(List<Integer> starts) {
        int[] perDay = new int[trace.days()];
        starts.forEach(start -> perDay[start / MinuteTrace.MINUTES_A_DAY]++);
        int days = 0;
        int active = 0;
        for (int day = 0; day < perDay.length; day++) {
            double share = trace.recordedMinutes(day) / (double) MinuteTrace.MINUTES_A_DAY;
            days += share >= 0.5 ? 1 : 0;
            active += share >= 0.5 && perDay[day] >= LEAST_STARTS_A_DAY * share / 2 ? 1 : 0;
        }
        return days == 0 ? 0 : (double) active / days;
    }

    private int recorded(int fromQuarter, int toQuarter) {
        int recorded = 0;
        for (int minute = 0; minute < trace.size(); minute++) {
            int quarter = quarter(minute);
            recorded += quarter >= fromQuarter && quarter < toQuarter && trace.isRecorded(minute) ? 1 : 0;
        }
        return recorded;
    }

    private static int quarter(int minute) {
        return minute % MinuteTrace.MINUTES_A_DAY / QUARTER_MINUTES;
    }

    /**
     * What the starts look like. Immutable.
     *
     * @param cyclic whether the appliance starts by itself
     * @param perDay how often it starts in 24 recorded hours
     */
    record Cycles(boolean cyclic, double perDay) {}
}
