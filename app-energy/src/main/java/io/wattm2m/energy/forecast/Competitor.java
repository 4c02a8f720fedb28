// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import io.wattm2m.energy.forecast.ForecastAccuracy.Score;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A forecaster with its past: what it forecast last, its late errors, and its errors in all. For one thread. */
final class Competitor {
    private static final int MEMORY_DAYS = 28;
    private final Forecaster forecaster;
    private final ConformalBand band = new ConformalBand();
    private final Deque<Double> lateErrors = new ArrayDeque<>();
    private final Errors judged = new Errors();
    private double[] forecastWh = new double[HourlySeries.DAY];

    Competitor(Forecaster forecaster) {
        this.forecaster = forecaster;
    }

    String name() {
        return forecaster.name();
    }

    ConformalBand band() {
        return band;
    }

    Errors judged() {
        return judged;
    }

    double[] forecastWh() {
        return forecastWh;
    }

    /** Forecasts the day after a history, as long as that is long enough for it. */
    boolean forecast(HourlySeries history, int recordedDays) {
        boolean able = recordedDays >= forecaster.leastDays();
        if (able) {
            forecastWh = dayAfter(history);
        }
        return able;
    }

    /** What it says of the day after a history, by which it is not judged. */
    double[] dayAfter(HourlySeries history) {
        double floorWh = history.floorWh();
        return Arrays.stream(forecaster.nextDay(history)).map(hour -> Math.max(floorWh, hour)).toArray();
    }

    /** How many days it has been compared on, at most those it remembers. */
    int experience() {
        return lateErrors.size();
    }

    /** The mean of its late errors. */
    double lateError() {
        return lateErrors.stream().mapToDouble(Double::doubleValue).average().orElse(Double.MAX_VALUE);
    }

    /** Learns what the day was that it has forecast. */
    void learn(double[] measuredWh) {
        double[] errors = new double[measuredWh.length];
        double sum = 0;
        int hours = 0;
        for (int hour = 0; hour < errors.length; hour++) {
            errors[hour] = measuredWh[hour] - forecastWh[hour];
            sum += Double.isFinite(errors[hour]) ? Math.abs(errors[hour]) : 0;
            hours += Double.isFinite(errors[hour]) ? 1 : 0;
        }
        band.learn(errors);
        lateErrors.addLast(sum / hours);
        if (lateErrors.size() > MEMORY_DAYS) {
            lateErrors.removeFirst();
        }
    }

    /** Sums over judged hours. For one thread. */
    static final class Errors {
        private double absolute;
        private double signed;
        private double measured;
        private int hours;

        void add(double[] forecastWh, double[] measuredWh) {
            for (int hour = 0; hour < measuredWh.length; hour++) {
                if (Double.isFinite(measuredWh[hour])) {
                    double error = measuredWh[hour] - forecastWh[hour];
                    absolute += Math.abs(error);
                    signed += error;
                    measured += Math.abs(measuredWh[hour]);
                    hours++;
                }
            }
        }

        int hours() {
            return hours;
        }

        Score score(String name, double scaleWh) {
            return new Score(name, hours, hours > 0 && scaleWh > 0 ? absolute / hours / scaleWh : 0,
                    measured > 0 ? absolute / measured : 0, hours > 0 ? signed / hours : 0);
        }
    }
}
