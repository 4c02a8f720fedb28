// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.forecast.DayAhead;
import io.wattm2m.energy.forecast.ForecastAccuracy;
import io.wattm2m.energy.forecast.HourForecast;
import io.wattm2m.energy.forecast.HourlySeries;
import io.wattm2m.energy.forecast.MonthEnd;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What plugs and the household will use, forecast anew every day. Thread-safe. */
public final class Forecasts {
    private static final int HISTORY_DAYS = 63;
    private final Map<List<String>, Made> made = new ConcurrentHashMap<>();
    private final Histories histories;
    private volatile LocalDate tidied = LocalDate.MIN;

    public Forecasts(Histories histories) {
        this.histories = histories;
    }

    /** The forecast for these plugs together at a moment; empty where too little is recorded. */
    public Optional<Forecast> of(List<String> deviceIds, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        Made known = made.compute(List.copyOf(deviceIds), (ids, before) -> before != null && before.on.equals(today)
                ? before
                : new Made(today, made(ids, today)));
        forgetBefore(today);
        return known.ahead.map(ahead -> forecast(ahead, series(deviceIds, today, today.plusDays(1)), now));
    }

    void forget() {
        made.clear();
    }

    /** Once a day, for there may be thousands. */
    private void forgetBefore(LocalDate today) {
        if (!today.equals(tidied)) {
            tidied = today;
            made.values().removeIf(old -> !old.on.equals(today));
        }
    }

    private static Forecast forecast(Ahead ahead, HourlySeries today, LocalDateTime now) {
        double[] measured = IntStream.range(0, HourlySeries.DAY).mapToDouble(today::energyWh).toArray();
        List<HourForecast> hours;
        synchronized (ahead.dayAhead) {
            hours = ahead.dayAhead.hoursAfter(Arrays.copyOf(measured, now.getHour()));
        }
        return new Forecast(ahead.dayAhead.forecaster(), hours, ahead.dayAhead.next(), ahead.monthEnd,
                ahead.dayAhead.accuracy());
    }

    private Optional<Ahead> made(List<String> deviceIds, LocalDate today) {
        try {
            HourlySeries series = begun(series(deviceIds, today.minusDays(HISTORY_DAYS), today));
            return Optional.of(new Ahead(new DayAhead(series), MonthEnd.of(series)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The series without the days before the first that was recorded. */
    private static HourlySeries begun(HourlySeries series) {
        int first = 0;
        while (first < series.days() && !Double.isFinite(series.dayWh(first))) {
            first++;
        }
        int skipped = first * HourlySeries.DAY;
        return HourlySeries.of(series.date(first),
                IntStream.range(skipped, series.size()).mapToDouble(series::energyWh).toArray());
    }

    private HourlySeries series(List<String> deviceIds, LocalDate from, LocalDate to) {
        List<HourlySeries> all = deviceIds.stream().map(id -> histories.series(id, from, to)).toList();
        if (all.size() == 1) {
            return all.getFirst();
        }
        int hours = (int) (to.toEpochDay() - from.toEpochDay()) * HourlySeries.DAY;
        return HourlySeries.of(from, IntStream.range(0, hours).mapToDouble(hour -> sum(all, hour)).toArray());
    }

    /** The sum of those that are known, NaN where none is. */
    private static double sum(List<HourlySeries> all, int hour) {
        return all.stream().mapToDouble(series -> series.energyWh(hour)).filter(Double::isFinite)
                .reduce(Double::sum).orElse(Double.NaN);
    }

    /**
     * What will be used. Immutable.
     *
     * @param forecaster which was best in the past weeks
     * @param hours 24 hours from the one that runs, so across midnight
     * @param today the hours of today, as they were forecast at midnight
     * @param monthEnd the month
     * @param accuracy how good it was, empty where there were too few days to tell
     */
    public record Forecast(String forecaster, List<HourForecast> hours, List<HourForecast> today, MonthEnd monthEnd,
            Optional<ForecastAccuracy> accuracy) {

        /** The hour that runs. */
        public HourForecast nextHour() {
            return hours.getFirst();
        }
    }

    private record Ahead(DayAhead dayAhead, MonthEnd monthEnd) {}

    private record Made(LocalDate on, Optional<Ahead> ahead) {}
}
