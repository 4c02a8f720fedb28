// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What one batch of readings comes to, until it is written or thrown away. One thread. */
final class Tally {
    private final Map<String, PlugRecord> plugs = new HashMap<>();
    private final Map<RollupKey, Rollup> rollups = new HashMap<>();
    private final EnergyDatabase database;
    private final Rules rules;
    private final Function<String, PlugRecord> committed;

    Tally(EnergyDatabase database, Rules rules, Function<String, PlugRecord> committed) {
        this.database = database;
        this.rules = rules;
        this.committed = committed;
    }

    void count(Reading reading, Instant creationTime) {
        PlugRecord before = plug(reading.deviceId());
        PlugRecord after = before.window().add(reading, rules.integrator()).map(addition -> {
            addition.changes().forEach(portion -> count(reading.deviceId(), portion));
            return before.with(addition.window());
        }).orElse(before);
        plugs.put(reading.deviceId(), after.withPosition(creationTime));
    }

    void published(String deviceId, Instant until) {
        plugs.put(deviceId, plug(deviceId).withPublishedUntil(until));
    }

    void write() {
        Map<String, Instant> forgetMinutes = new HashMap<>();
        plugs.values().stream().filter(this::beginsDay).forEach(plug -> plug.window().latest().ifPresent(
                latest -> forgetMinutes.put(plug.deviceId(), day(latest).minus(rules.minuteRetention()))));
        database.write(plugs.values(), rollups.values(), forgetMinutes);
    }

    Map<String, PlugRecord> plugs() {
        return plugs;
    }

    private PlugRecord plug(String deviceId) {
        return plugs.computeIfAbsent(deviceId, committed);
    }

    private void count(String deviceId, Portion portion) {
        for (Resolution resolution : Resolution.values()) {
            for (Portion part : resolution.split(portion, rules.zone())) {
                count(deviceId, resolution, part);
            }
        }
    }

    private void count(String deviceId, Resolution resolution, Portion part) {
        Instant start = resolution.start(part.from(), rules.zone());
        RollupKey key = RollupKey.of(deviceId, resolution, start);
        Rollup known = rollups.get(key);
        Rollup counted = known == null
                ? database.find(key).map(rollup -> rollup.plus(part))
                        .orElseGet(() -> Rollup.of(deviceId, resolution, start, part))
                : known.plus(part);
        rollups.put(key, counted);
    }

    /** Whether this batch has the first reading of a day of the plug's own time. */
    private boolean beginsDay(PlugRecord after) {
        Optional<Instant> before = committed.apply(after.deviceId()).window().latest().map(this::day);
        return before.isPresent() && after.window().latest().map(this::day).filter(before.get()::isBefore).isPresent();
    }

    private Instant day(Reading reading) {
        return Resolution.DAY.start(reading.time(), rules.zone());
    }
}
