// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import java.util.Arrays;

/**
 * Additive Holt-Winters smoothing with a daily season and a damped trend. Of a few settings the one with the smallest
 * error one day ahead in the history is taken.
 */
final class HoltWinters implements Forecaster {
    private static final double[] LEVELS = {0.005, 0.02, 0.08};
    private static final double[] SEASONS = {0.05, 0.15, 0.3};
    private static final double TREND = 0.01;
    private static final double DAMPING = 0.9;
    private static final int WARM_UP_DAYS = 7;
    private static final int MOST_DAYS = 56;

    @Override
    public String name() {
        return "damped Holt-Winters";
    }

    @Override
    public int leastDays() {
        return 14;
    }

    @Override
    public double[] nextDay(HourlySeries history) {
        double[] all = history.filled();
        double[] series = Arrays.copyOfRange(all, Math.max(0, all.length - MOST_DAYS * HourlySeries.DAY), all.length);
        double[] best = new double[HourlySeries.DAY];
        double leastError = Double.MAX_VALUE;
        for (double level : LEVELS) {
            for (double season : SEASONS) {
                Smoothing smoothing = new Smoothing(series, level, season);
                if (smoothing.error < leastError) {
                    leastError = smoothing.error;
                    best = smoothing.nextDay();
                }
            }
        }
        return best;
    }

    /** One pass over a series. For one thread. */
    private static final class Smoothing {
        private final double[] seasons;
        private double level;
        private double trend;
        private double error;

        Smoothing(double[] series, double levelWeight, double seasonWeight) {
            this.level = Arrays.stream(series, 0, HourlySeries.DAY).average().orElse(0);
            this.seasons = Arrays.stream(series, 0, HourlySeries.DAY).map(value -> value - level).toArray();
            double[] expected = nextDay();
            for (int hour = HourlySeries.DAY; hour < series.length; hour++) {
                int season = hour % HourlySeries.DAY;
                expected = season == 0 ? nextDay() : expected;
                error += hour >= WARM_UP_DAYS * HourlySeries.DAY ? Math.abs(series[hour] - expected[season]) : 0;
                double before = level;
                double carried = before + DAMPING * trend;
                level = levelWeight * (series[hour] - seasons[season]) + (1 - levelWeight) * carried;
                trend = TREND * (level - before) + (1 - TREND) * DAMPING * trend;
                seasons[season] = seasonWeight * (series[hour] - level) + (1 - seasonWeight) * seasons[season];
            }
        }

        double[] nextDay() {
            double[] day = new double[HourlySeries.DAY];
            double damped = 0;
            double factor = 1;
            for (int hour = 0; hour < day.length; hour++) {
                factor *= DAMPING;
                damped += factor * trend;
                day[hour] = level + damped + seasons[hour];
            }
            return day;
        }
    }
}
