// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.ReadingWindow.Addition;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.store.EnergyRecorder.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one batch of readings comes to, until it is written or thrown away. One thread. */
final class Tally {
    private final Map<String, PlugRecord> plugs = new HashMap<>();
    private final Map<RollupKey, Rollup> rollups = new HashMap<>();
    private final Map<LevelKey, Level> levels = new HashMap<>();
    private final Known known;
    private final List<Edit> edits = new ArrayList<>();
    private final LateReadings readings;
    private final EnergyDatabase database;
    private final Rules rules;
    private final Function<String, PlugRecord> committed;

    /** A tally of what comes to these rollups and plugs, which are as they were committed. */
    Tally(EnergyDatabase database, Known known, Rules rules, Function<String, PlugRecord> committed) {
        this.database = database;
        this.known = known;
        this.rules = rules;
        this.committed = committed;
        this.readings = new LateReadings(database, rules.integrator(), rules.retention().readings());
    }

    void count(Reading reading, Instant creationTime) {
        PlugRecord before = plug(reading.deviceId());
        boolean tooOld = before.window().isBefore(reading);
        Optional<Addition> addition = tooOld ? readings.place(reading, before.window())
                : before.window().add(reading, rules.integrator());
        addition.ifPresent(added -> count(reading, added));
        PlugRecord after = tooOld ? before : addition.map(added -> before.with(added.window())).orElse(before);
        Optional<Instant> changed = addition.flatMap(added -> added.changes().stream().map(Portion::from)
                .min(Comparator.naturalOrder())).map(from -> Resolution.HOUR.start(from, rules.zone()));
        plugs.put(reading.deviceId(),
                changed.map(after::unpublishedFrom).orElse(after).withPosition(creationTime));
    }

    /** Takes in what lies before the first that is known of that day; false where that is nothing. */
    boolean count(HistoryDay day) {
        List<Portion> portions = unknown(day);
        if (portions.isEmpty()) {
            return false;
        }
        plugs.put(day.deviceId(), plug(day.deviceId()));
        portions.forEach(portion -> count(day.deviceId(), portion));
        edits.add(new Edit(day.deviceId(), day.start(), Edit.Kind.IMPORT,
                portions.size() + " portions of history were taken in."));
        return true;
    }

    /** Remembers what was published of a plug, unless some of that is to be published again since it was seen. */
    void published(PlugRecord seen, Instant until) {
        PlugRecord plug = plug(seen.deviceId());
        if (plug.publishedUntil().equals(seen.publishedUntil())) {
            plugs.put(plug.deviceId(), plug.withPublishedUntil(until));
        }
    }

    /** Remembers that an instance of a plug was read, though not for it. */
    void passed(String deviceId, Instant creationTime) {
        plugs.put(deviceId, plug(deviceId).withPosition(creationTime));
    }

    void write() {
        Map<String, Instant> newDays = new HashMap<>();
        plugs.values().stream().filter(this::beginsDay).forEach(
                plug -> plug.window().latest().ifPresent(latest -> newDays.put(plug.deviceId(), day(latest))));
        database.write(new Batch(plugs.values(), rollups.values(), levels.values(), readings.counted(),
                distinct(edits), changedDays(), newDays), rules.retention());
    }

    /** Those but of the day that goes on where the plug is. */
    private Collection<StoredDocument> changedDays() {
        Map<String, StoredDocument> days = new HashMap<>();
        rollups.values().stream().filter(rollup -> rollup.resolution() == Resolution.DAY)
                .filter(rollup -> today(FedIn.device(rollup.deviceId()))
                        .filter(today -> !rollup.start().isBefore(today)).isEmpty())
                .map(rollup -> ChangedDayTable.row(rollup.deviceId(), rollup.start(), rules.zone()))
                .forEach(row -> days.put(row.name(), row));
        return days.values();
    }

    Map<String, PlugRecord> plugs() {
        return plugs;
    }

    Map<RollupKey, Rollup> rollups() {
        return rollups;
    }

    Map<LevelKey, Level> levels() {
        return levels;
    }

    private List<Portion> unknown(HistoryDay day) {
        Instant start = Resolution.DAY.start(day.start(), rules.zone());
        RollupKey key = RollupKey.of(day.deviceId(), Resolution.DAY, start);
        if (!rollups.containsKey(key) && known.rollups().find(key).isEmpty()) {
            return day.portions();
        }
        Span whole = new Span(start, Resolution.DAY.end(start, rules.zone()));
        Optional<Instant> first = firstMinute(day.deviceId(), whole);
        return day.portions().stream().filter(portion -> first.filter(minute -> !portion.to().isAfter(minute))
                .isPresent()).toList();
    }

    /** Empty where minutes are not kept any more. */
    private Optional<Instant> firstMinute(String deviceId, Span day) {
        Stream<Rollup> counted = rollups.values().stream().filter(rollup -> rollup.deviceId().equals(deviceId)
                && rollup.resolution() == Resolution.MINUTE && !rollup.start().isBefore(day.from())
                && rollup.start().isBefore(day.to()));
        return Stream.concat(counted, database.between(deviceId, Resolution.MINUTE, day, 1).stream())
                .map(Rollup::start).min(Comparator.naturalOrder());
    }

    private PlugRecord plug(String deviceId) {
        return plugs.computeIfAbsent(deviceId, committed);
    }

    private void count(Reading reading, Addition added) {
        added.changes().forEach(portion -> count(reading.deviceId(), portion));
        edits.addAll(added.edits());
        boolean isLeftOut = added.edits().stream().anyMatch(edit -> edit.kind() == Edit.Kind.TOO_LATE);
        if (!isLeftOut) {
            readings.add(reading);
            reading.levels().forEach((channel, value) -> count(reading, channel, value));
        }
    }

    private void count(Reading reading, Channel channel, double value) {
        Instant start = Resolution.HOUR.start(reading.time(), rules.zone());
        LevelKey key = LevelKey.of(reading.deviceId(), channel, start);
        Optional<Level> before = Optional.ofNullable(levels.get(key)).or(() -> known.levels().find(key));
        levels.put(key, before.map(level -> level.plus(value))
                .orElseGet(() -> Level.of(reading.deviceId(), channel, start, value)));
    }

    /** A row is written once in a batch. */
    private static List<Edit> distinct(List<Edit> edits) {
        Map<EditKey, Edit> distinct = new LinkedHashMap<>();
        edits.forEach(edit -> distinct.put(
                new EditKey(edit.deviceId(), StoredReading.kept(edit.at()), edit.kind().name()), edit));
        return List.copyOf(distinct.values());
    }

    private void count(String deviceId, Portion portion) {
        for (Resolution resolution : Resolution.KEPT) {
            for (Portion part : resolution.split(portion, rules.zone())) {
                count(deviceId, resolution, part);
            }
        }
    }

    private void count(String deviceId, Resolution resolution, Portion part) {
        Instant start = resolution.start(part.from(), rules.zone());
        RollupKey key = RollupKey.of(deviceId, resolution, start);
        Rollup before = rollups.get(key);
        Rollup counted = before == null
                ? known.rollups().find(key).map(rollup -> rollup.plus(part))
                        .orElseGet(() -> Rollup.of(deviceId, resolution, start, part))
                : before.plus(part);
        rollups.put(key, counted);
    }

    /** When the day of a plug's last reading began. */
    private Optional<Instant> today(String deviceId) {
        PlugRecord plug = plugs.containsKey(deviceId) ? plugs.get(deviceId) : committed.apply(deviceId);
        return plug.window().latest().map(this::day);
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
