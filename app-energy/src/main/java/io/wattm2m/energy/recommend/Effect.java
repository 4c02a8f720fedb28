// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What has changed since something was done: the energy of days before and after it, the same days of the week
 * compared, with a 95 % bootstrap interval. What else changed at that time is in it, too. Immutable.
 *
 * @param state whether it is known
 * @param savedWhADay what a day takes less; empty as long as it is not known
 * @param daysBefore how many days before were compared
 * @param daysAfter how many days after
 * @param method how it was measured
 */
public record Effect(State state, Optional<Estimate> savedWhADay, int daysBefore, int daysAfter, String method) {
    /** Before that nothing is said. */
    static final int LEAST_DAYS = 14;
    private static final long SEED = 7_368_787;
    private static final String WEEKDAYS = "the same days of the week before and after; bootstrap of days";

    public Effect {
        requireNonNull(state, "state is null");
        requireNonNull(savedWhADay, "savedWhADay is null");
        requireNonNull(method, "method is null");
    }

    /** Of what cannot be measured by comparing days. */
    static Effect none() {
        return new Effect(State.NOT_MEASURABLE, Optional.empty(), 0, 0, "");
    }

    /** What was measured otherwise. */
    static Effect of(Estimate savedWhADay, int daysBefore, int daysAfter, String method) {
        State state = savedWhADay.low() > 0 ? State.SAVED : savedWhADay.high() < 0 ? State.MORE : State.NO_DIFFERENCE;
        return new Effect(state, Optional.of(savedWhADay), daysBefore, daysAfter, method);
    }

    /** The energy of days before and after, in Wh; not yet known below two weeks of either. */
    static Effect of(Map<LocalDate, Double> before, Map<LocalDate, Double> after) {
        List<double[][]> weekdays = weekdays(before, after);
        if (Math.min(before.size(), after.size()) < LEAST_DAYS || weekdays.isEmpty()) {
            return new Effect(State.NOT_YET_KNOWN, Optional.empty(), before.size(), after.size(), WEEKDAYS);
        }
        Random random = new Random(SEED);
        double value = difference(weekdays);
        return of(Estimate.of(value, () -> difference(weekdays.stream().map(day -> new double[][] {
            Estimate.drawn(day[0], random), Estimate.drawn(day[1], random)}).toList())), before.size(), after.size(),
                WEEKDAYS);
    }

    private static List<double[][]> weekdays(Map<LocalDate, Double> before, Map<LocalDate, Double> after) {
        Map<DayOfWeek, double[][]> both = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            double[] one = of(weekday, before);
            double[] other = of(weekday, after);
            if (one.length > 0 && other.length > 0) {
                both.put(weekday, new double[][] {one, other});
            }
        }
        return List.copyOf(both.values());
    }

    private static double[] of(DayOfWeek weekday, Map<LocalDate, Double> days) {
        return days.entrySet().stream().filter(day -> day.getKey().getDayOfWeek() == weekday)
                .mapToDouble(Map.Entry::getValue).toArray();
    }

    private static double difference(List<double[][]> weekdays) {
        return weekdays.stream().mapToDouble(day -> mean(day[0]) - mean(day[1])).average().orElse(0);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** What is known of it. */
    public enum State {
        /** Too few days have been. */
        NOT_YET_KNOWN,
        /** Days cannot be compared for this. */
        NOT_MEASURABLE,
        /** Days take less, beyond chance. */
        SAVED,
        /** The interval includes 0. */
        NO_DIFFERENCE,
        /** Days take more, beyond chance. */
        MORE
    }
}
