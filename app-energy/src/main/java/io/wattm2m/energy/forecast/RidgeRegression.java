// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Ridge regression on the same hour a day ago and a week ago, its mean of the past week, the past day's mean, the time
 * of day and the weekend, fitted to the last 28 days.
 */
final class RidgeRegression implements Forecaster {
    private static final int FIT_HOURS = 28 * HourlySeries.DAY;
    private static final double PENALTY = 0.02;

    @Override
    public String name() {
        return "ridge regression";
    }

    @Override
    public int leastDays() {
        return 28;
    }

    @Override
    public double[] nextDay(HourlySeries history) {
        double[] series = history.filled();
        int from = Math.max(HourlySeries.WEEK, series.length - FIT_HOURS);
        double[][] rows = new double[series.length - from][];
        double[] targets = new double[rows.length];
        double scale = scale(series, from);
        for (int row = 0; row < rows.length; row++) {
            rows[row] = features(history, series, from + row, scale);
            targets[row] = series[from + row] / scale;
        }
        RealVector weights = weights(new Array2DRowRealMatrix(rows, false), new ArrayRealVector(targets, false));
        double[] day = new double[HourlySeries.DAY];
        for (int hour = 0; hour < day.length; hour++) {
            double[] features = features(history, series, series.length + hour, scale);
            day[hour] = scale * weights.dotProduct(new ArrayRealVector(features, false));
        }
        return day;
    }

    private static RealVector weights(RealMatrix rows, RealVector targets) {
        RealMatrix square = rows.transposeMultiply(rows);
        RealMatrix penalty = MatrixUtils.createRealIdentityMatrix(square.getRowDimension())
                .scalarMultiply(PENALTY * rows.getRowDimension());
        return new CholeskyDecomposition(square.add(penalty)).getSolver().solve(rows.preMultiply(targets));
    }

    private static double[] features(HourlySeries history, double[] series, int hour, double scale) {
        double week = 0;
        for (int day = 1; day <= 7; day++) {
            week += series[hour - day * HourlySeries.DAY] / 7;
        }
        int midnight = hour - hour % HourlySeries.DAY;
        double yesterday = 0;
        for (int before = midnight - HourlySeries.DAY; before < midnight; before++) {
            yesterday += series[before] / HourlySeries.DAY;
        }
        double turn = 2 * Math.PI * (hour % HourlySeries.DAY) / HourlySeries.DAY;
        double weekend = history.isWeekend(hour / HourlySeries.DAY) ? 1 : 0;
        return new double[] {1, series[hour - HourlySeries.DAY] / scale, series[hour - HourlySeries.WEEK] / scale,
            week / scale, yesterday / scale, Math.sin(turn), Math.cos(turn), Math.sin(2 * turn), Math.cos(2 * turn),
            weekend};
    }

    private static double scale(double[] series, int from) {
        double sum = 0;
        for (int hour = from; hour < series.length; hour++) {
            sum += Math.abs(series[hour]);
        }
        return Math.max(sum / Math.max(series.length - from, 1), 1e-6);
    }
}
