// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.environment.Correlation;
import io.wattm2m.energy.environment.DayMean;
import io.wattm2m.energy.environment.WeatherDependence;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels;
import io.wattm2m.energy.measure.Levels.Source;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Flow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was around the household over time, and what its consumption has to do with it. Thread-safe. */
public final class Climate {
    /** The weather, as a source beside the devices, whose names never begin like this. */
    public static final String WEATHER = "@weather";
    private static final int LEAST_HOURS = 20;
    private final Levels levels;
    private final EnergyFlows flows;
    private final ZoneId zone;

    public Climate(Levels levels, EnergyFlows flows, ZoneId zone) {
        this.levels = levels;
        this.flows = flows;
        this.zone = zone;
    }

    /** The hours of a channel. */
    public List<Level> hours(String source, Channel channel, Span span) {
        return levels.between(source, channel, span);
    }

    /** The days of a channel. */
    public List<DayMean> days(String source, Channel channel, Span span) {
        return DayMean.of(levels.between(source, channel, span), zone);
    }

    /** What there is of the environment from these devices and of the weather. */
    public List<Source> sources(List<Device> devices, Span span) {
        Set<String> names = devices.stream().map(Device::deviceId).collect(Collectors.toSet());
        return levels.sources(span).stream()
                .filter(source -> source.channel().kind() == Channel.Kind.ENVIRONMENT)
                .filter(source -> source.deviceId().equals(WEATHER) || names.contains(source.deviceId())).toList();
    }

    /** Keeps hours that were measured elsewhere. */
    public void keep(List<Level> hours) {
        if (hours.stream().anyMatch(hour -> FedIn.isMeter(hour.deviceId()))) {
            throw new IllegalArgumentException("the second meter of a device has no levels");
        }
        levels.keep(hours);
    }

    /** How the consumption of days goes together with each quantity, the strongest first. */
    public List<Correlated> correlations(List<Device> devices, LocalDate from, LocalDate to) {
        Map<LocalDate, Double> consumed = consumedWh(devices, from, to);
        return sources(devices, span(from, to)).stream()
                .flatMap(source -> correlated(source, consumed, span(from, to)).stream())
                .sorted(Comparator.comparingDouble(
                        (Correlated found) -> -Math.abs(found.correlation.spearman().value())))
                .toList();
    }

    /** What a degree day costs, by the temperature outside; empty where that or the consumption is not known. */
    public Optional<WeatherDependence> dependence(List<Device> devices, LocalDate from, LocalDate to) {
        Map<LocalDate, Double> consumed = consumedWh(devices, from, to);
        List<DayMean> days = known(days(WEATHER, Channel.TEMPERATURE, span(from, to)), consumed);
        return WeatherDependence.of(values(days, consumed), days.stream().mapToDouble(DayMean::mean).toArray());
    }

    /** What was consumed on each day that was recorded for 20 hours at least. */
    public Map<LocalDate, Double> consumedWh(List<Device> devices, LocalDate from, LocalDate to) {
        Map<LocalDate, Double> consumed = new TreeMap<>();
        Map<LocalDate, Set<Integer>> hours = new TreeMap<>();
        for (Flow flow : flows.between(devices, Resolution.HOUR, span(from, to))) {
            var local = flow.start().atZone(zone);
            consumed.merge(local.toLocalDate(), flow.consumedWh(), Double::sum);
            hours.computeIfAbsent(local.toLocalDate(), day -> new TreeSet<>()).add(local.getHour());
        }
        consumed.keySet().removeIf(day -> hours.getOrDefault(day, Set.of()).size() < LEAST_HOURS);
        return consumed;
    }

    private Optional<Correlated> correlated(Source source, Map<LocalDate, Double> consumed, Span span) {
        List<DayMean> days = known(days(source.deviceId(), source.channel(), span), consumed);
        return Correlation.of(days.stream().mapToDouble(DayMean::mean).toArray(), values(days, consumed))
                .map(correlation -> new Correlated(source, correlation));
    }

    private static List<DayMean> known(List<DayMean> days, Map<LocalDate, Double> consumed) {
        return days.stream().filter(day -> day.hours() >= LEAST_HOURS && consumed.containsKey(day.day())).toList();
    }

    private static double[] values(List<DayMean> days, Map<LocalDate, Double> consumed) {
        return days.stream().mapToDouble(day -> consumed.getOrDefault(day.day(), 0.0)).toArray();
    }

    private Span span(LocalDate from, LocalDate to) {
        return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    /**
     * What goes together with consumption. Immutable.
     *
     * @param source what
     * @param correlation how far
     */
    public record Correlated(Source source, Correlation correlation) {
        public Correlated {
            requireNonNull(source, "source is null");
            requireNonNull(correlation, "correlation is null");
        }
    }
}
