// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

/** The mean of the same hour of past days; the latest count most, the same day of the week counts twice. */
final class WeekdayMean implements Forecaster {
    private static final double HALF_LIFE_DAYS = 10;

    @Override
    public String name() {
        return "weekday mean";
    }

    @Override
    public int leastDays() {
        return 7;
    }

    @Override
    public double[] nextDay(HourlySeries history) {
        double[] sums = new double[HourlySeries.DAY];
        double[] weights = new double[HourlySeries.DAY];
        int next = history.days();
        for (int day = 0; day < next; day++) {
            double same = history.weekday(day) == history.weekday(next) ? 2 : 1;
            double weight = same * Math.pow(0.5, (next - day) / HALF_LIFE_DAYS);
            for (int hour = 0; hour < HourlySeries.DAY; hour++) {
                double energyWh = history.energyWh(day * HourlySeries.DAY + hour);
                sums[hour] += Double.isFinite(energyWh) ? weight * energyWh : 0;
                weights[hour] += Double.isFinite(energyWh) ? weight : 0;
            }
        }
        for (int hour = 0; hour < HourlySeries.DAY; hour++) {
            sums[hour] = weights[hour] > 0 ? sums[hour] / weights[hour] : 0;
        }
        return sums;
    }
}
