// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** One plug's rollups of one resolution in memory. One thread. */
final class Tally {
    private final EnergyIntegrator integrator = new EnergyIntegrator(Duration.ofMinutes(5), 25_000);
    private final Map<Instant, Rollup> rollups = new TreeMap<>();
    private final Resolution resolution;
    private final ZoneId zone;
    private ReadingWindow window;

    Tally(Resolution resolution, ZoneId zone, int capacity) {
        this.resolution = resolution;
        this.zone = zone;
        this.window = ReadingWindow.empty(capacity);
    }

    Tally add(Reading reading) {
        window.add(reading, integrator).ifPresent(addition -> {
            window = addition.window();
            addition.changes().stream().flatMap(portion -> resolution.split(portion, zone).stream())
                    .forEach(this::count);
        });
        return this;
    }

    Tally addAll(Iterable<Reading> readings) {
        readings.forEach(this::add);
        return this;
    }

    double energyWh() {
        return rollups.values().stream().mapToDouble(Rollup::energyWh).sum();
    }

    Map<Instant, Rollup> rollups() {
        return rollups;
    }

    private void count(Portion portion) {
        Instant start = resolution.start(portion.from(), zone);
        rollups.merge(start, Rollup.of("plug", resolution, start, portion), (old, one) -> old.plus(portion));
    }
}
