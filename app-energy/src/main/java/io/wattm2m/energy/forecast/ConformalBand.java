// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The interval around forecasts, from their own past errors: for each hour of the day the errors of that hour and its
 * neighbours in the last weeks, cut at a lower and an upper quantile. For one thread.
 */
final class ConformalBand {
    private static final int MEMORY_DAYS = 28;
    private static final int NEIGHBOURS = 1;
    private final Deque<double[]> errors = new ArrayDeque<>();

    /** The band of a day that is forecast like this, may be missed in this share of its hours and has this floor. */
    Band around(double[] forecastWh, double missing, double floorWh) {
        double[] low = new double[forecastWh.length];
        double[] high = new double[forecastWh.length];
        double tail = Math.clamp(missing / 2, 0, 0.5);
        for (int hour = 0; hour < forecastWh.length; hour++) {
            double[] sorted = near(hour);
            low[hour] = Math.max(floorWh, forecastWh[hour] + quantile(sorted, tail));
            high[hour] = Math.max(floorWh, forecastWh[hour] + quantile(sorted, 1 - tail));
        }
        return new Band(low, high);
    }

    /** Learns from a day's errors, measured less forecast; NaN for hours that were not recorded. */
    void learn(double[] dayErrors) {
        errors.addLast(dayErrors.clone());
        if (errors.size() > MEMORY_DAYS) {
            errors.removeFirst();
        }
    }

    private double[] near(int hour) {
        return errors.stream().flatMapToDouble(day -> {
            int from = Math.max(0, hour - NEIGHBOURS);
            return Arrays.stream(day, from, Math.min(day.length, hour + NEIGHBOURS + 1));
        }).filter(Double::isFinite).sorted().toArray();
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        double position = Math.clamp(share * (sorted.length + 1) - 1, 0, sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The low and the high of each hour. */
    static final class Band {
        private final double[] low;
        private final double[] high;

        Band(double[] low, double[] high) {
            this.low = low;
            this.high = high;
        }

        double low(int hour) {
            return low[hour];
        }

        double high(int hour) {
            return high[hour];
        }

        boolean holds(int hour, double energyWh) {
            return energyWh >= low[hour] - 1e-9 && energyWh <= high[hour] + 1e-9;
        }
    }
}
