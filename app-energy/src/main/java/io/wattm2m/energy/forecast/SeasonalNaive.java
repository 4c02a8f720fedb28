// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import java.util.Arrays;

/** The same hour a week ago, or a day ago where there is no week: the floor that every other forecaster has to beat. */
final class SeasonalNaive implements Forecaster {

    @Override
    public String name() {
        return "seasonal naive";
    }

    @Override
    public int leastDays() {
        return 1;
    }

    @Override
    public double[] nextDay(HourlySeries history) {
        int from = history.size() - (history.days() >= 7 ? HourlySeries.WEEK : HourlySeries.DAY);
        return Arrays.copyOfRange(history.filled(), from, from + HourlySeries.DAY);
    }
}
