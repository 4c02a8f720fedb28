// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How good forecasts one day ahead were, each made with nothing but what was known at its midnight. Immutable.
 *
 * @param days how many days were forecast and judged
 * @param hours how many recorded hours they had
 * @param chosen the forecaster that had been best until each day
 * @param candidates every forecaster by itself, the seasonal naive first; some need more days and have fewer hours
 * @param interval how often and how closely the 80 % interval held
 */
public record ForecastAccuracy(int days, int hours, Score chosen, List<Score> candidates, Interval interval) {

    public ForecastAccuracy {
        requireNonNull(chosen, "chosen is null");
        candidates = List.copyOf(candidates);
        requireNonNull(interval, "interval is null");
    }

    /** The floor. */
    public Score seasonalNaive() {
        return candidates.getFirst();
    }

    /** Whether the forecast was worth making. */
    public boolean beatsSeasonalNaive() {
        return chosen.mase() < seasonalNaive().mase();
    }

    /**
     * A forecaster's errors. Immutable.
     *
     * @param name of the forecaster
     * @param hours how many hours it was judged on
     * @param mase mean absolute error over that of "as a week ago" in the whole series
     * @param wmape sum of absolute errors over sum of energy, 0 where nothing was used
     * @param biasWh mean error of an hour, above 0 where too little was forecast
     */
    public record Score(String name, int hours, double mase, double wmape, double biasWh) {
        public Score {
            requireNonNull(name, "name is null");
        }
    }

    /**
     * How the 80 % interval did. Immutable.
     *
     * @param coverage the share of hours within it, 0 to 1
     * @param meanWidthWh its mean width
     */
    public record Interval(double coverage, double meanWidthWh) {}
}
