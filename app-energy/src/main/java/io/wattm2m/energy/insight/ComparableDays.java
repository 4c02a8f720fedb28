// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was consumed on each day, apart for each meter that was heard for 20 hours of it: what was not measured is not
 * nothing. A home with a meter of the grid has that one, together with all else that produces or stores, and none of
 * its plugs: what they count is in it. A home without has each of its consumers. What is missing of a measured day is
 * taken to be as the rest of it. Thread-safe.
 */
public final class ComparableDays {
    private static final int MOST_ROWS = 200_000;
    private static final double LEAST_SECONDS = 20 * 3600;
    /** What produces by the sun may be silent when there is none. */
    private static final double LEAST_SECONDS_OF_SUN = 6 * 3600;
    private final Rollups rollups;
    private final EnergyFlows flows;
    private final ZoneId zone;

    public ComparableDays(Rollups rollups, ZoneId zone) {
        this.rollups = rollups;
        this.flows = new EnergyFlows(rollups, zone);
        this.zone = zone;
    }

    /** What each meter of these devices counted on its measured days, in Wh, from a day on and before another. */
    public List<NavigableMap<LocalDate, Double>> consumedWh(List<Device> devices, LocalDate from, LocalDate to) {
        Span span = new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
        Map<Device, Map<LocalDate, Double>> covered = new LinkedHashMap<>();
        devices.forEach(device -> covered.put(device, coveredSeconds(device, span)));
        covered.values().removeIf(Map::isEmpty);
        List<Device> known = List.copyOf(covered.keySet());
        List<Device> balanced = known.stream().filter(device -> EnergyFlows.part(device).gives()).toList();
        boolean hasGrid = balanced.stream().anyMatch(device -> EnergyFlows.part(device) == Part.GRID);
        return hasGrid ? List.of(days(balanced, covered, span))
                : EnergyFlows.consuming(known).stream()
                        .map(device -> days(List.of(device), covered, span)).toList();
    }

    private NavigableMap<LocalDate, Double> days(List<Device> meter, Map<Device, Map<LocalDate, Double>> covered,
            Span span) {
        NavigableMap<LocalDate, Double> days = new TreeMap<>();
        flows.between(meter, Resolution.HOUR, span)
                .forEach(flow -> days.merge(day(flow.start()), flow.consumedWh(), Double::sum));
        for (Device device : meter) {
            Map<LocalDate, Double> own = covered.getOrDefault(device, Map.of());
            double least = isSun(device) ? LEAST_SECONDS_OF_SUN : LEAST_SECONDS;
            days.keySet().removeIf(day -> own.getOrDefault(day, 0.0) < least);
        }
        days.replaceAll((day, energyWh) -> energyWh * seconds(day) / meter.stream().filter(device -> !isSun(device))
                .mapToDouble(device -> covered.getOrDefault(device, Map.of()).getOrDefault(day, 0.0)).min()
                .orElse(seconds(day)));
        return days;
    }

    private Map<LocalDate, Double> coveredSeconds(Device device, Span span) {
        Map<Instant, Double> hours = new HashMap<>();
        for (String name : List.of(device.deviceId(), FedIn.of(device.deviceId()))) {
            rollups.history(name, Resolution.HOUR, span, MOST_ROWS, zone)
                    .forEach(hour -> hours.merge(hour.start(), hour.coveredSeconds(), Math::max));
        }
        Map<LocalDate, Double> days = new HashMap<>();
        hours.forEach((start, seconds) -> days.merge(day(start), seconds, Double::sum));
        return days;
    }

    private static boolean isSun(Device device) {
        return EnergyFlows.part(device) == Part.SOLAR;
    }

    private LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private double seconds(LocalDate day) {
        return Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone)).toSeconds();
    }
}
