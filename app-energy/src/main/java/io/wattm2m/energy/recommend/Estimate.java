// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * A figure with its 95 % interval, by a bootstrap of the days it is from. Immutable; the same for the same days.
 *
 * @param value the figure
 * @param low the low end
 * @param high the high end
 */
public record Estimate(double value, double low, double high) {
    private static final int RESAMPLES = 1000;
    private static final double TAIL = 0.025;
    private static final long SEED = 20_260_101;

    /** The mean of some days, of which there is at least one. */
    static Estimate ofMean(double[] days) {
        return of(days, drawn -> Arrays.stream(drawn).average().orElse(0));
    }

    /** Any figure of some days, of which there is at least one. */
    static Estimate of(double[] days, ToDoubleFunction<double[]> figure) {
        Random random = new Random(SEED);
        return of(figure.applyAsDouble(days), () -> figure.applyAsDouble(drawn(days, random)));
    }

    /** A figure, and what it is when the days are drawn anew. */
    static Estimate of(double value, DoubleSupplier redrawn) {
        double[] figures = new double[RESAMPLES];
        Arrays.setAll(figures, resample -> redrawn.getAsDouble());
        Arrays.sort(figures);
        return new Estimate(value, figures[(int) (RESAMPLES * TAIL)], figures[(int) (RESAMPLES * (1 - TAIL))]);
    }

    /** As many days as there are, drawn from them. */
    static double[] drawn(double[] days, Random random) {
        double[] drawn = new double[days.length];
        Arrays.setAll(drawn, draw -> days[random.nextInt(days.length)]);
        return drawn;
    }

    Estimate times(double factor) {
        return factor >= 0 ? new Estimate(value * factor, low * factor, high * factor)
                : new Estimate(value * factor, high * factor, low * factor);
    }

    Estimate minus(double amount) {
        return new Estimate(value - amount, low - amount, high - amount);
    }
}
