// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * How an appliance is used through the week: 7 × 24 hours, Monday 0:00 first. Immutable.
 *
 * <p>Each hour has two figures: the share of its minutes in which the appliance was in use (on rate), and the
 * probability that it is used at all. The latter is the mean of a Beta distribution: an hour of the week is seen once a
 * week only, so it borrows from the same hour of the other weekdays or weekend days, and that from all hours. What was
 * seen four weeks ago counts half.
 */
public final class UsageProfile {
    public static final int HOURS = 7 * 24;
    private static final double HALF_LIFE_DAYS = 28;
    /** So many observations of its own weigh as much as those of the other days. */
    private static final double POOL_WEIGHT = 4;
    private static final double PRIOR_WEIGHT = 2;
    private static final int LEAST_MINUTES = 30;
    private final double[] useProbability;
    private final double[] onRate;

    private UsageProfile(double[] useProbability, double[] onRate) {
        this.useProbability = useProbability;
        this.onRate = onRate;
    }

    /** The profile that a history shows at its end. */
    public static UsageProfile learn(MinuteTrace history, StateModel model) {
        Tally tally = new Tally();
        for (int minute = 0; minute < history.size(); minute += 60) {
            tally.add(history, model, minute);
        }
        return new UsageProfile(tally.useProbability(), tally.onRate());
    }

    /**
     * A profile that was learned elsewhere; IllegalArgumentException where it is none.
     *
     * @param useProbability the probability of use in each hour of the week, Monday 0:00 first
     * @param onRate the share of minutes in use in each of them
     */
    public static UsageProfile of(List<Double> useProbability, List<Double> onRate) {
        return new UsageProfile(shares("useProbability", useProbability), shares("onRate", onRate));
    }

    private static double[] shares(String name, List<Double> values) {
        if (values.size() != HOURS || values.stream().anyMatch(value -> value == null || !(value >= 0 && value <= 1))) {
            throw new IllegalArgumentException(name + " has " + HOURS + " numbers of 0 to 1, Monday 0:00 first");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The share of minutes in use in the hour of the week that this moment is in, 0 to 1. */
    public double onRate(LocalDateTime at) {
        return onRate[hour(at)];
    }

    /** The probability that it is used within the 60 minutes from this moment, 0 to 1. */
    public double useProbability(LocalDateTime at) {
        double inThisHour = (60 - at.getMinute()) / 60.0;
        int hour = hour(at);
        return 1 - Math.pow(1 - useProbability[hour], inThisHour)
                * Math.pow(1 - useProbability[(hour + 1) % HOURS], 1 - inThisHour);
    }

    /** The probability of use in each hour of the week, Monday 0:00 first. */
    public double[] useProbabilities() {
        return useProbability.clone();
    }

    /** The on rate of each hour of the week, Monday 0:00 first. */
    public double[] onRates() {
        return onRate.clone();
    }

    private static int hour(LocalDateTime at) {
        return (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
    }

    /** Weighted counts of each hour of the week. For one thread. */
    private static final class Tally {
        private final double[] seen = new double[HOURS];
        private final double[] used = new double[HOURS];
        private final double[] minutes = new double[HOURS];
        private final double[] onMinutes = new double[HOURS];

        /** Adds the hour that begins at this minute. */
        void add(MinuteTrace history, StateModel model, int begin) {
            int recorded = 0;
            int on = 0;
            for (int minute = begin; minute < begin + 60; minute++) {
                boolean isRecorded = history.isRecorded(minute);
                recorded += isRecorded ? 1 : 0;
                on += isRecorded && model.stateOf(history.powerW(minute)) == OutletState.LOAD ? 1 : 0;
            }
            if (recorded >= LEAST_MINUTES || on > 0) {
                double age = (history.size() - begin) / (double) MinuteTrace.MINUTES_A_DAY;
                double weight = Math.pow(0.5, age / HALF_LIFE_DAYS);
                int hour = hour(history.time(begin));
                seen[hour] += weight;
                used[hour] += on > 0 ? weight : 0;
                minutes[hour] += weight * recorded;
                onMinutes[hour] += weight * on;
            }
        }

        double[] useProbability() {
            double overall = (Arrays.stream(used).sum() + 1) / (Arrays.stream(seen).sum() + 2);
            double[] probability = new double[HOURS];
            for (int hour = 0; hour < HOURS; hour++) {
                double pool = shrunk(pooled(used, hour), pooled(seen, hour), overall, PRIOR_WEIGHT);
                probability[hour] = shrunk(used[hour], seen[hour], pool, POOL_WEIGHT);
            }
            return probability;
        }

        double[] onRate() {
            double[] rate = new double[HOURS];
            for (int hour = 0; hour < HOURS; hour++) {
                double all = pooled(minutes, hour);
                rate[hour] = minutes[hour] > 0 ? onMinutes[hour] / minutes[hour]
                        : all > 0 ? pooled(onMinutes, hour) / all : 1;
            }
            return rate;
        }

        /** The mean of Beta(weight·mean + successes, weight·(1 − mean) + failures). */
        private static double shrunk(double successes, double all, double mean, double weight) {
            return (successes + weight * mean) / (all + weight);
        }

        /** The sum over the same hour of the working days, or of the days of the weekend. */
        private static double pooled(double[] counts, int hour) {
            int firstDay = isWeekend(hour) ? 5 : 0;
            int lastDay = isWeekend(hour) ? 6 : 4;
            double sum = 0;
            for (int day = firstDay; day <= lastDay; day++) {
                sum += counts[day * 24 + hour % 24];
            }
            return sum;
        }

        private static boolean isWeekend(int hour) {
            return hour / 24 >= DayOfWeek.SATURDAY.getValue() - 1;
        }
    }
}
