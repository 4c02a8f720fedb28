// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.production.Metered;
import io.wattm2m.energy.production.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the energy of a household came from and went to, from what is kept of its devices. Thread-safe. */
public final class EnergyFlows {
    private static final int MOST_ROWS = 200_000;
    private static final Duration LONGEST_BY_QUARTERS = Duration.ofDays(32);
    private final Rollups rollups;
    private final ZoneId zone;

    public EnergyFlows(Rollups rollups, ZoneId zone) {
        this.rollups = rollups;
        this.zone = zone;
    }

    /** What a device is: what its home has it for, otherwise the class that is written on it. */
    public static Part part(Device device) {
        return device.nature().map(Part::of).orElse(Part.CONSUMER);
    }

    /** Whether what is kept of a device is what it took less what it fed in: it has no counter of what it took. */
    public static boolean isNet(Device device) {
        return device.reading().filter(reading -> reading.energyWh().isEmpty()).isPresent();
    }

    /** The same of what was kept of it then: below zero is only what is net, whatever the device is by now. */
    public static boolean isNet(Device device, List<Rollup> kept) {
        return isNet(device) || kept.stream().anyMatch(row -> row.energyWh() < 0);
    }

    /** Whether anything produces, stores or counts what the grid gives: otherwise it gives what is consumed. */
    public static boolean areMetered(List<Device> devices) {
        return devices.stream().anyMatch(device -> part(device).gives());
    }

    /**
     * Those that together count what the household consumes: the meter of the grid where nothing but the grid gives,
     * otherwise the consumers.
     */
    public static List<Device> consuming(List<Device> devices) {
        List<Device> grid = devices.stream().filter(device -> part(device) == Part.GRID).toList();
        boolean others = devices.stream().map(EnergyFlows::part).anyMatch(part -> part == Part.SOLAR
                || part == Part.BATTERY);
        return !grid.isEmpty() && !others ? grid
                : devices.stream()
                        .filter(device -> part(device) == Part.CONSUMER || part(device) == Part.SITE).toList();
    }

    /** What the household consumes now in W, of what was told since then. */
    public static double powerW(List<Device> devices, Instant since) {
        boolean hasGrid = devices.stream().anyMatch(device -> part(device) == Part.GRID);
        return devices.stream().mapToDouble(device -> switch (part(device)) {
            case GRID -> device.powerSinceW(since);
            case SOLAR, BATTERY -> hasGrid ? -device.powerSinceW(since) : 0;
            case CONSUMER, SITE -> hasGrid ? 0 : device.powerSinceW(since);
        }).sum();
    }

    /** The same over longer times, as sums of quarters or, over more than a month, of hours. */
    public List<Flow> sums(List<Device> devices, Resolution resolution, Span span) {
        boolean isLong = Duration.between(span.from(), span.to()).compareTo(LONGEST_BY_QUARTERS) > 0;
        Map<Instant, Flow> sums = new TreeMap<>();
        between(devices, isLong ? Resolution.HOUR : Resolution.QUARTER_HOUR, span)
                .forEach(flow -> sums.merge(resolution.start(flow.start(), zone), flow, Flow::plus));
        return sums.entrySet().stream().map(sum -> sum.getValue().at(sum.getKey())).toList();
    }

    /** The flows by minutes, quarters or hours, in order; of a time of which nothing is known there is none. */
    public List<Flow> between(List<Device> devices, Resolution resolution, Span span) {
        Map<Instant, Metered> metered = new TreeMap<>();
        devices.forEach(device -> count(device, resolution, span, metered));
        return metered.entrySet().stream().map(entry -> entry.getValue().flow(entry.getKey())).toList();
    }

    private void count(Device device, Resolution resolution, Span span, Map<Instant, Metered> metered) {
        Part part = part(device);
        Map<Instant, Double> given = new HashMap<>();
        if (part.gives()) {
            given.putAll(rows(FedIn.of(device.deviceId()), resolution, span).stream()
                    .collect(Collectors.toMap(Rollup::start, Rollup::energyWh, Double::sum)));
        }
        List<Rollup> kept = rows(device.deviceId(), resolution, span);
        boolean isNet = isNet(device, kept);
        for (Rollup row : kept) {
            double givenWh = given.getOrDefault(row.start(), 0.0);
            double takenWh = Math.max(0, isNet ? row.energyWh() + givenWh : row.energyWh());
            at(metered, row.start()).add(part, takenWh, givenWh);
            given.remove(row.start());
        }
        given.forEach((start, givenWh) -> at(metered, start).add(part, 0, givenWh));
    }

    private static Metered at(Map<Instant, Metered> metered, Instant start) {
        return metered.computeIfAbsent(start, time -> new Metered());
    }

    private List<Rollup> rows(String meter, Resolution resolution, Span span) {
        return rollups.history(meter, resolution, span, MOST_ROWS, zone);
    }
}
