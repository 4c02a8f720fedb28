// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.YearMonth;
import org.hipparchus.stat.descriptive.DescriptiveStatistics;

/**
 * What a month will have used at its end. Immutable.
 *
 * @param month the month of the day after the series
 * @param soFarWh what it has used up to there
 * @param energyWh what is expected in all
 * @param lowWh the low end of the 80 % interval
 * @param highWh its high end
 */
public record MonthEnd(YearMonth month, double soFarWh, double energyWh, double lowWh, double highWh) {
    /** Four fifths of a normal distribution lie within so many standard deviations. */
    private static final double NORMAL_80 = 1.2816;
    private static final int LEAST_DAYS = 7;
    /** So many days carry the weighted mean. */
    private static final double MEAN_OF_DAYS = 14;

    public MonthEnd {
        requireNonNull(month, "month is null");
    }

    /** The month in which the day after this series lies. */
    public static MonthEnd of(HourlySeries series) {
        LocalDate next = series.date(series.days());
        int ahead = next.lengthOfMonth() - next.getDayOfMonth() + 1;
        double soFarWh = soFar(series, next.getDayOfMonth() - 1);
        WeekdayMean mean = new WeekdayMean();
        HourlySeries longer = series;
        double restWh = 0;
        for (int day = 0; day < ahead; day++) {
            double[] dayWh = mean.nextDay(longer);
            longer = longer.plusDay(dayWh);
            restWh += sum(dayWh);
        }
        double margin = NORMAL_80 * deviation(series, mean) * Math.sqrt(ahead + ahead * ahead / MEAN_OF_DAYS);
        double totalWh = soFarWh + restWh;
        double leastWh = restWh >= 0 ? soFarWh : Double.NEGATIVE_INFINITY;
        return new MonthEnd(YearMonth.from(next), soFarWh, totalWh, Math.max(leastWh, totalWh - margin),
                totalWh + margin);
    }

    /** The energy of the last days; a day of which little was recorded counts as the mean of the others. */
    private static double soFar(HourlySeries series, int days) {
        DescriptiveStatistics known = new DescriptiveStatistics();
        int within = Math.min(days, series.days());
        for (int day = series.days() - within; day < series.days(); day++) {
            if (Double.isFinite(series.dayWh(day))) {
                known.addValue(series.dayWh(day));
            }
        }
        return known.getN() > 0 ? known.getMean() * within : 0;
    }

    /** The standard deviation of a day's error, from all days that could be forecast. */
    private static double deviation(HourlySeries series, WeekdayMean mean) {
        DescriptiveStatistics errors = new DescriptiveStatistics();
        for (int day = Math.min(LEAST_DAYS, series.days() / 2); day < series.days(); day++) {
            if (day > 0 && Double.isFinite(series.dayWh(day))) {
                errors.addValue(series.dayWh(day) - sum(mean.nextDay(series.until(day))));
            }
        }
        return errors.getN() > 0 ? Math.sqrt(errors.getSumOfSquares() / errors.getN()) : 0;
    }

    private static double sum(double[] dayWh) {
        double sum = 0;
        for (double energyWh : dayWh) {
            sum += energyWh;
        }
        return sum;
    }
}
