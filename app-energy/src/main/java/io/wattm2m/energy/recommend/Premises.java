// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.recommend.Recommendation.Evidence;
import io.wattm2m.energy.recommend.Recommendation.Money;
import io.wattm2m.energy.recommend.Recommendation.Saving;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * For whom something is recommended, and how days look there. Immutable; its parts are thread-safe.
 *
 * @param devices the appliances that whoever asks sees
 * @param insight what is known of them
 * @param zone whose days
 * @param today the day that is not over yet
 */
public record Premises(List<Device> devices, Insight insight, ZoneId zone, LocalDate today) {
    /** What is looked at. */
    static final int DAYS = 28;
    private static final int LEAST_HOURS = 20;
    private static final double WH = 1000;

    public Premises {
        devices = List.copyOf(devices);
        requireNonNull(insight, "insight is null");
        requireNonNull(zone, "zone is null");
        requireNonNull(today, "today is null");
    }

    /** As things were on another day, by which what was done on it is judged. */
    Premises of(LocalDate day) {
        return new Premises(devices, insight, zone, day);
    }

    LocalDate from() {
        return today.minusDays(DAYS);
    }

    /** The standby of an appliance by days that were recorded well enough, in Wh. */
    Map<LocalDate, Double> standbyWh(String deviceId, LocalDate from, LocalDate to) {
        StateModel model = insight.outlets().modelOn(deviceId, today);
        MinuteTrace trace = insight.outlets().trace(deviceId, from, to);
        Map<LocalDate, Double> days = new TreeMap<>();
        for (int day = 0; day < trace.days(); day++) {
            if (trace.recordedMinutes(day) >= LEAST_HOURS * 60) {
                days.put(trace.date(day), standbyWh(trace, day, model));
            }
        }
        return days;
    }

    private static double standbyWh(MinuteTrace trace, int day, StateModel model) {
        return IntStream.range(day * MinuteTrace.MINUTES_A_DAY, (day + 1) * MinuteTrace.MINUTES_A_DAY)
                .filter(trace::isRecorded).mapToDouble(trace::powerW)
                .filter(powerW -> model.stateOf(powerW) == OutletState.STANDBY).sum() / 60;
    }

    /** The energy of an appliance by days with any, in Wh; at the dear hours only if that is wanted. */
    Map<LocalDate, Double> usedWh(String deviceId, LocalDate from, LocalDate to, boolean atPeakOnly) {
        Map<LocalDate, Double> days = new TreeMap<>();
        for (UsedEnergy used : insight.bills().used(List.of(deviceId), from, to).getOrDefault(deviceId, List.of())) {
            double energyWh = !atPeakOnly || insight.bills().isPeak(used.at()) ? used.kwh().doubleValue() * WH : 0;
            days.merge(used.at().toLocalDate(), energyWh, Double::sum);
        }
        return days;
    }

    /** The lowest hour of each day that was recorded well enough, in Wh. */
    Map<LocalDate, Double> lowestHourWh(LocalDate from, LocalDate to) {
        Map<LocalDate, Map<Integer, Double>> hours = new TreeMap<>();
        for (Flow flow : insight.bills().flows().sums(devices, Resolution.HOUR, span(from, to))) {
            LocalDateTime at = LocalDateTime.ofInstant(flow.start(), zone);
            hours.computeIfAbsent(at.toLocalDate(), day -> new TreeMap<>()).merge(at.getHour(), flow.consumedWh(),
                    Double::sum);
        }
        Map<LocalDate, Double> lowest = new TreeMap<>();
        hours.forEach((day, known) -> {
            if (known.size() >= LEAST_HOURS) {
                lowest.put(day, known.values().stream().mapToDouble(Double::doubleValue).min().orElse(0));
            }
        });
        return lowest;
    }

    /** The flows of days. */
    List<Flow> days(LocalDate from, LocalDate to) {
        return insight.bills().flows().sums(devices, Resolution.DAY, span(from, to));
    }

    LocalDate day(Flow flow) {
        return LocalDate.ofInstant(flow.start(), zone);
    }

    Evidence evidence(int days, Map<String, Double> numbers) {
        return new Evidence(from(), today, days, numbers);
    }

    /** What energy is worth by the average price of today. */
    Saving worth(int days, Estimate energyWh, String method) {
        Tariff.Currency currency = insight.bills().tariffOf("", today).currency();
        double price = insight.bills().pricePerKwh(today).doubleValue();
        return new Saving(days, energyWh, Money.of(energyWh.times(price / WH), currency.decimals()), currency.code(),
                method);
    }

    private Span span(LocalDate from, LocalDate to) {
        return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
