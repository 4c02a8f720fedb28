// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * The median of the same hour of the last 28 days, or of those among them that are working days as the day to forecast
 * is, or not; corrected, where wanted, by how the last week compares to those medians.
 */
final class HourlyMedian implements Forecaster {
    private static final int DAYS = 28;
    private static final int LEVEL_DAYS = 7;
    private static final double MOST_CORRECTION = 1.5;
    private final Variant variant;

    HourlyMedian(Variant variant) {
        this.variant = variant;
    }

    @Override
    public String name() {
        return variant.words;
    }

    @Override
    public int leastDays() {
        return variant.leastDays;
    }

    @Override
    public double[] nextDay(HourlySeries history) {
        double[] medians = new double[HourlySeries.DAY];
        for (int hour = 0; hour < medians.length; hour++) {
            medians[hour] = median(history, hour, variant == Variant.WORKING_DAYS);
        }
        double level = variant == Variant.LEVELLED ? level(history, medians) : 1;
        return Arrays.stream(medians).map(median -> median * level).toArray();
    }

    private static double median(HourlySeries history, int hour, boolean sameKind) {
        double[] recorded = IntStream.range(Math.max(0, history.days() - DAYS), history.days())
                .filter(day -> !sameKind || history.isWeekend(day) == history.isWeekend(history.days()))
                .mapToDouble(day -> history.energyWh(day * HourlySeries.DAY + hour)).filter(Double::isFinite)
                .toArray();
        return recorded.length == 0 ? 0 : new Median().evaluate(recorded);
    }

    /** The median, over the last days, of a day's energy over that of the medians. */
    private static double level(HourlySeries history, double[] medians) {
        double usualWh = Arrays.stream(medians).sum();
        double[] ratios = new double[LEVEL_DAYS];
        for (int day = 0; day < ratios.length; day++) {
            ratios[day] = history.dayWh(history.days() - 1 - day) / usualWh;
        }
        double[] known = Arrays.stream(ratios).filter(Double::isFinite).toArray();
        return known.length == 0 ? 1
                : Math.clamp(new Median().evaluate(known), 1 / MOST_CORRECTION, MOST_CORRECTION);
    }

    /** Which days, and whether corrected. */
    enum Variant {
        ALL_DAYS("hourly median", 3),
        LEVELLED("hourly median x level", 14),
        WORKING_DAYS("working-day median", 14);

        private final String words;
        private final int leastDays;

        Variant(String words, int leastDays) {
            this.words = words;
            this.leastDays = leastDays;
        }
    }
}
