// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import io.wattm2m.energy.forecast.Competitor.Errors;
import io.wattm2m.energy.forecast.ConformalBand.Band;
import io.wattm2m.energy.forecast.ForecastAccuracy.Interval;
import io.wattm2m.energy.forecast.ForecastAccuracy.Score;
import io.wattm2m.energy.forecast.HourlyMedian.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forecasts a day ahead. All forecasters forecast every past day from what was known at its midnight; each day is given
 * to the one that has been best until then, and how far the interval reaches is corrected by how often it was missed
 * (adaptive conformal inference). The same walk through the past is the measure of the accuracy. For one thread.
 */
public final class DayAhead {
    /** So many days have to be recorded before the accuracy is judged. */
    public static final int LEARNING_DAYS = 14;
    private static final int LEAST_DAYS = 2;
    private static final int EXPERIENCE_DAYS = 5;
    private static final double COVERAGE = 0.8;
    private static final double CORRECTION = 0.25;
    private final HourlySeries series;
    private final List<Competitor> competitors = Stream.of(new SeasonalNaive(), new HourlyMedian(Variant.ALL_DAYS),
            new HourlyMedian(Variant.LEVELLED), new HourlyMedian(Variant.WORKING_DAYS), new WeekdayMean(),
            new HoltWinters(), new RidgeRegression())
            .map(Competitor::new).toList();
    private final Errors chosenErrors = new Errors();
    private final List<HourForecast> next = new ArrayList<>();
    private final Persistence persistence = new Persistence();
    private double missing = 1 - COVERAGE;
    private int judgedDays;
    private int covered;
    private double widthWh;
    private Competitor chosen = competitors.getFirst();

    /** A walk through this series; IllegalArgumentException where it is shorter than two recorded days. */
    public DayAhead(HourlySeries series) {
        this.series = series;
        if (series.recordedDays() < LEAST_DAYS) {
            throw new IllegalArgumentException("a forecast takes " + LEAST_DAYS + " recorded days, these are "
                    + series.recordedDays());
        }
        int recorded = 0;
        for (int day = 1; day < series.days(); day++) {
            recorded += Double.isFinite(series.dayWh(day - 1)) ? 1 : 0;
            if (recorded > 0) {
                pass(day, recorded);
            }
        }
        lookAhead(recorded + (Double.isFinite(series.dayWh(series.days() - 1)) ? 1 : 0));
    }

    /** The 24 hours after the series. */
    public List<HourForecast> next() {
        return List.copyOf(next);
    }

    /** The forecaster of the 24 hours after the series. */
    public String forecaster() {
        return chosen.name();
    }

    /**
     * The hour after those of the day that are already measured, in Wh: whatever they have of the day's first hours
     * more or less than forecast goes on for a while, as it did in the past.
     */
    public HourForecast hourAfter(double... measuredWh) {
        HourForecast hour = next.get(measuredWh.length);
        if (measuredWh.length == 0) {
            return hour;
        }
        double error = measuredWh[measuredWh.length - 1] - next.get(measuredWh.length - 1).energyWh();
        return Double.isFinite(error) ? hour.shifted(persistence.share() * error, series.floorWh()) : hour;
    }

    /**
     * The 24 hours from the one that runs, so across midnight, where those of the day before it are measured already.
     * What tomorrow brings is forecast as if today went on as expected.
     */
    public List<HourForecast> hoursAfter(double... measuredWh) {
        List<HourForecast> hours = new ArrayList<>();
        hours.add(hourAfter(measuredWh));
        hours.addAll(next.subList(measuredWh.length + 1, HourlySeries.DAY));
        hours.addAll(tomorrow(measuredWh).subList(0, measuredWh.length));
        return List.copyOf(hours);
    }

    private List<HourForecast> tomorrow(double[] measuredWh) {
        double[] todayWh = next.stream().mapToDouble(HourForecast::energyWh).toArray();
        for (int hour = 0; hour < measuredWh.length; hour++) {
            todayWh[hour] = Double.isFinite(measuredWh[hour]) ? measuredWh[hour] : todayWh[hour];
        }
        HourlySeries longer = series.plusDay(todayWh);
        return day(longer, chosen.dayAfter(longer));
    }

    /** How good it was, empty where there were too few days to tell. */
    public Optional<ForecastAccuracy> accuracy() {
        if (chosenErrors.hours() == 0) {
            return Optional.empty();
        }
        double scaleWh = scaleWh();
        List<Score> scores = competitors.stream().filter(each -> each.judged().hours() > 0)
                .map(each -> each.judged().score(each.name(), scaleWh)).toList();
        Interval interval =
                new Interval((double) covered / chosenErrors.hours(), widthWh / chosenErrors.hours());
        return Optional.of(new ForecastAccuracy(judgedDays, chosenErrors.hours(),
                chosenErrors.score("chosen", scaleWh), scores, interval));
    }

    /** Forecasts a day of the past, and learns from it. */
    private void pass(int day, int recorded) {
        HourlySeries history = series.until(day);
        List<Competitor> able = forecast(history, recorded);
        Band band = chosen.band().around(chosen.forecastWh(), missing, history.floorWh());
        double[] measuredWh = new double[HourlySeries.DAY];
        int hours = 0;
        int held = 0;
        double width = 0;
        for (int hour = 0; hour < measuredWh.length; hour++) {
            measuredWh[hour] = series.energyWh(day * HourlySeries.DAY + hour);
            boolean known = Double.isFinite(measuredWh[hour]);
            hours += known ? 1 : 0;
            held += known && band.holds(hour, measuredWh[hour]) ? 1 : 0;
            width += known ? band.high(hour) - band.low(hour) : 0;
        }
        if (hours == 0) {
            return;
        }
        if (recorded >= LEARNING_DAYS) {
            judgedDays++;
            covered += held;
            widthWh += width;
            chosenErrors.add(chosen.forecastWh(), measuredWh);
            able.forEach(each -> each.judged().add(each.forecastWh(), measuredWh));
        }
        persistence.learn(chosen.forecastWh(), measuredWh);
        able.forEach(each -> each.learn(measuredWh));
        missing = Math.clamp(missing + CORRECTION * (1 - COVERAGE - (1 - (double) held / hours)), 0.02, 1);
    }

    private void lookAhead(int recorded) {
        forecast(series, recorded);
        next.addAll(day(series, chosen.forecastWh()));
    }

    /** The day after a history, with its interval. */
    private List<HourForecast> day(HourlySeries history, double[] forecastWh) {
        Band band = chosen.band().around(forecastWh, missing, history.floorWh());
        return IntStream.range(0, forecastWh.length)
                .mapToObj(hour -> new HourForecast(history.date(history.days()).atTime(hour, 0), forecastWh[hour],
                        band.low(hour), band.high(hour)))
                .toList();
    }

    /** Lets all forecast that can, and chooses the one that has been best; until that is known, the median. */
    private List<Competitor> forecast(HourlySeries history, int recorded) {
        List<Competitor> able = competitors.stream().filter(each -> each.forecast(history, recorded)).toList();
        chosen = able.stream().filter(each -> each.experience() >= EXPERIENCE_DAYS)
                .min(Comparator.comparingDouble(Competitor::lateError)).orElse(able.getLast());
        return able;
    }

    /** The mean error of "as a week ago" over the whole series. */
    private double scaleWh() {
        double sum = 0;
        int hours = 0;
        for (int hour = HourlySeries.WEEK; hour < series.size(); hour++) {
            double difference = series.energyWh(hour) - series.energyWh(hour - HourlySeries.WEEK);
            sum += Double.isFinite(difference) ? Math.abs(difference) : 0;
            hours += Double.isFinite(difference) ? 1 : 0;
        }
        return hours > 0 ? sum / hours : 0;
    }
}
