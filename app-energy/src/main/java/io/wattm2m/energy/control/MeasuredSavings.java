// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * What control has saved, and whether that can be credited. Immutable.
 *
 * @param savedWh the standby that the cut minutes would have drawn, less the energy of waking up
 * @param perDay how much less standby controlled days had than holdout days
 * @param creditedWh what may be credited: the smaller of the two figures, and nothing where the interval includes zero
 */
public record MeasuredSavings(double savedWh, Interval perDay, double creditedWh) {
    private static final int BASELINE_DAYS = 14;
    private static final int LEAST_DAYS = 3;
    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    public MeasuredSavings {
        requireNonNull(perDay, "perDay is null");
    }

    /** The median power of standby, in W, in the last 14 days of an uncontrolled history. */
    public static double standbyW(MinuteTrace history, StateModel model) {
        double[] standbyW = Arrays.stream(history.part(Math.max(0, history.days() - BASELINE_DAYS), history.days())
                .recordedW()).filter(powerW -> model.stateOf(powerW) == OutletState.STANDBY).toArray();
        return standbyW.length == 0 ? 0 : new Median().evaluate(standbyW);
    }

    /** The savings on these days; the seed is that of the bootstrap. */
    public static MeasuredSavings of(List<ControlledDay> days, Counterfactual counterfactual, long seed) {
        double[] controlled = standby(days, false);
        double[] holdout = standby(days, true);
        double savedWh = days.stream().filter(day -> !day.holdout()).mapToDouble(counterfactual::savedWh).sum();
        if (Math.min(controlled.length, holdout.length) < LEAST_DAYS) {
            return new MeasuredSavings(savedWh, Interval.UNKNOWN, 0);
        }
        Interval perDay = bootstrap(controlled, holdout, new Random(seed));
        double credited = perDay.lowWh() > 0 ? Math.min(savedWh, perDay.meanWh() * controlled.length) : 0;
        return new MeasuredSavings(savedWh, perDay, Math.max(credited, 0));
    }

    private static double[] standby(List<ControlledDay> days, boolean holdout) {
        return days.stream().filter(day -> day.holdout() == holdout).mapToDouble(ControlledDay::standbyWh).toArray();
    }

    private static Interval bootstrap(double[] controlled, double[] holdout, Random random) {
        double[] differences = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            differences[resample] = resampled(holdout, random) - resampled(controlled, random);
        }
        Arrays.sort(differences);
        double mean = Arrays.stream(holdout).average().orElse(0) - Arrays.stream(controlled).average().orElse(0);
        return new Interval(mean, differences[(int) (RESAMPLES * TAIL)], differences[(int) (RESAMPLES * (1 - TAIL))]);
    }

    private static double resampled(double[] values, Random random) {
        double sum = 0;
        for (int draw = 0; draw < values.length; draw++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }

    /**
     * What would have been without control. Immutable.
     *
     * @param standbyW the power of standby
     * @param wakeWh what waking up takes each time
     */
    public record Counterfactual(double standbyW, double wakeWh) {
        double savedWh(ControlledDay day) {
            return standbyW * day.cutMinutes() / 60 - wakeWh * day.restores();
        }
    }

    /**
     * A saving per day with its 95 % interval. Immutable.
     *
     * @param meanWh the saving
     * @param lowWh the low end
     * @param highWh the high end
     */
    public record Interval(double meanWh, double lowWh, double highWh) {
        static final Interval UNKNOWN = new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
