// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mean power of each minute of whole days in local time, in W. A minute that was not recorded is NaN. Immutable.
 */
public final class MinuteTrace {
    public static final int MINUTES_A_DAY = 1440;
    private static final int MOST_DAYS = 3660;
    private final LocalDate firstDay;
    private final double[] powerW;

    private MinuteTrace(LocalDate firstDay, double[] powerW) {
        this.firstDay = requireNonNull(firstDay, "firstDay is null");
        this.powerW = powerW;
    }

    /** A trace that begins at midnight; what is missing of its last day was not recorded. */
    public static MinuteTrace of(LocalDate firstDay, double... powerW) {
        int days = (powerW.length + MINUTES_A_DAY - 1) / MINUTES_A_DAY;
        double[] whole = Arrays.copyOf(powerW, days * MINUTES_A_DAY);
        Arrays.fill(whole, powerW.length, whole.length, Double.NaN);
        return new MinuteTrace(firstDay, whole);
    }

    /** How many minutes, recorded or not. */
    public int size() {
        return powerW.length;
    }

    /** How many days, recorded or not. */
    public int days() {
        return powerW.length / MINUTES_A_DAY;
    }

    /** The mean power of a minute, NaN where it was not recorded. */
    public double powerW(int minute) {
        return powerW[minute];
    }

    /** Whether a minute was recorded. */
    public boolean isRecorded(int minute) {
        return !Double.isNaN(powerW[minute]);
    }

    /** When a minute begins, in local time. */
    public LocalDateTime time(int minute) {
        return firstDay.atStartOfDay().plusMinutes(minute);
    }

    /** The date of a day, the first being 0. */
    public LocalDate date(int day) {
        return firstDay.plusDays(day);
    }

    /** The days from one, to another exclusively. */
    public MinuteTrace part(int fromDay, int toDay) {
        return new MinuteTrace(firstDay.plusDays(fromDay),
                Arrays.copyOfRange(powerW, fromDay * MINUTES_A_DAY, toDay * MINUTES_A_DAY));
    }

    /** The same days, of which some were not recorded. */
    public MinuteTrace without(int fromDay, int toDay) {
        double[] rest = powerW.clone();
        Arrays.fill(rest, fromDay * MINUTES_A_DAY, toDay * MINUTES_A_DAY, Double.NaN);
        return new MinuteTrace(firstDay, rest);
    }

    /** All minutes that were recorded. */
    public double[] recordedW() {
        return Arrays.stream(powerW).filter(power -> !Double.isNaN(power)).toArray();
    }

    /** The days of which at least one minute was recorded, the first being 0. */
    public List<Integer> recordedDays() {
        List<Integer> recorded = new ArrayList<>();
        for (int day = 0; day < days(); day++) {
            if (recordedMinutes(day) > 0) {
                recorded.add(day);
            }
        }
        return recorded;
    }

    /** How many minutes of a day were recorded. */
    public int recordedMinutes(int day) {
        int recorded = 0;
        for (int minute = day * MINUTES_A_DAY; minute < (day + 1) * MINUTES_A_DAY; minute++) {
            recorded += isRecorded(minute) ? 1 : 0;
        }
        return recorded;
    }

    /** Collects a trace minute by minute. For one thread. */
    public static final class Collector {
        private final LocalDate firstDay;
        private double[] powerW = new double[0];

        /** A trace that begins on this day. */
        public Collector(LocalDate firstDay) {
            this.firstDay = requireNonNull(firstDay, "firstDay is null");
        }

        /** Adds the mean power of a minute; IllegalArgumentException where it is too far from the first day. */
        public void add(LocalDateTime minute, double meanW) {
            long day = ChronoUnit.DAYS.between(firstDay, minute.toLocalDate());
            if (day < 0 || day >= MOST_DAYS) {
                throw new IllegalArgumentException(
                        "minute " + minute + " is not within " + MOST_DAYS + " days of " + firstDay);
            }
            int index = (int) ChronoUnit.MINUTES.between(firstDay.atStartOfDay(), minute);
            if (index >= powerW.length) {
                grow(index);
            }
            powerW[index] = meanW;
        }

        /** What was collected so far. */
        public MinuteTrace trace() {
            int days = powerW.length / MINUTES_A_DAY;
            while (days > 0 && Double.isNaN(lastOf(days))) {
                days--;
            }
            return new MinuteTrace(firstDay, Arrays.copyOf(powerW, days * MINUTES_A_DAY));
        }

        /** A minute that was recorded on this day, NaN where there is none. */
        private double lastOf(int days) {
            return Arrays.stream(powerW, (days - 1) * MINUTES_A_DAY, days * MINUTES_A_DAY)
                    .filter(power -> !Double.isNaN(power)).findFirst().orElse(Double.NaN);
        }

        private void grow(int index) {
            int days = Math.max(index / MINUTES_A_DAY + 1, powerW.length / MINUTES_A_DAY * 3 / 2);
            int before = powerW.length;
            powerW = Arrays.copyOf(powerW, days * MINUTES_A_DAY);
            Arrays.fill(powerW, before, powerW.length, Double.NaN);
        }
    }
}
