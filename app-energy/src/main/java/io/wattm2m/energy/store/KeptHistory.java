// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.insight.HistoryLog;
import io.wattm2m.energy.insight.RawReadings;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history that is kept. Thread-safe. */
public final class KeptHistory implements HistoryLog {
    private static final String WHAT = "history";
    private static final Duration IN_TIME = Duration.ofMinutes(1);
    private static final int MOST_EDITS = 10_000;
    /** For what was told before a day and lies next to it. */
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
    private final EnergyDatabase database;
    private final EnergyRecorder recorder;
    private final RawReadings raw;

    /**
     * The history of a database.
     *
     * @param recorder what writes there
     * @param raw what it was counted from
     */
    public KeptHistory(EnergyDatabase database, EnergyRecorder recorder, RawReadings raw) {
        this.database = database;
        this.recorder = recorder;
        this.raw = raw;
    }

    @Override
    public List<Edit> edits(String deviceId, int limit) {
        return database.edits(deviceId, limit);
    }

    @Override
    public boolean take(String deviceId, Instant day, List<Portion> portions) {
        return Deed.done(WHAT, IN_TIME, () -> recorder.add(new HistoryDay(deviceId, day, portions)));
    }

    @Override
    public List<Instant> lateDays(String deviceId) {
        return days(deviceId, Edit.Kind.TOO_LATE).sorted().toList();
    }

    /** One after another, because what plugs have told in weeks is large. */
    @Override
    public synchronized List<Instant> recount(String deviceId, List<Instant> days) {
        SortedSet<Instant> whole = whole(deviceId, days);
        if (whole.isEmpty()) {
            return List.of();
        }
        List<Reading> readings = raw.since(deviceId, whole.getFirst().minus(BEFORE)).stream()
                .filter(reading -> recorder.plug(reading.deviceId()).window().latest().isPresent()).toList();
        Set<Instant> told = readings.stream().map(reading -> day(reading.time())).collect(Collectors.toSet());
        whole.retainAll(told);
        if (whole.isEmpty()) {
            return List.of();
        }
        boolean _ = Deed.done(WHAT, IN_TIME, () -> recorder.recount(new Recount(deviceId, whole, readings)));
        return List.copyOf(whole);
    }

    /** Those of which everything is there, in the order of time. */
    private SortedSet<Instant> whole(String deviceId, List<Instant> days) {
        Optional<Instant> oldest = raw.oldest(deviceId);
        Optional<Instant> settled = recorder.plug(deviceId).window().latest()
                .map(latest -> latest.time().minus(recorder.rules().retention().readings()));
        Optional<Instant> first = database.between(deviceId, Resolution.DAY, ALWAYS, 1).stream().map(Rollup::start)
                .findFirst();
        if (oldest.isEmpty() || settled.isEmpty() || first.isEmpty()) {
            return new TreeSet<>();
        }
        Set<Instant> imported = days(deviceId, Edit.Kind.IMPORT).collect(Collectors.toSet());
        // what was told before the first day may be of another home, and stays there
        return days.stream().map(this::day).filter(day -> day.isAfter(first.get()) && !imported.contains(day))
                .filter(day -> !Resolution.DAY.end(day, recorder.rules().zone()).isAfter(settled.get()))
                .filter(day -> oldest.get().isBefore(day) || !isKept(deviceId, day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isKept(String deviceId, Instant day) {
        return database.find(RollupKey.of(deviceId, Resolution.DAY, day)).isPresent();
    }

    private Stream<Instant> days(String deviceId, Edit.Kind kind) {
        return database.edits(deviceId, MOST_EDITS).stream().filter(edit -> edit.kind() == kind)
                .map(edit -> day(edit.at())).distinct();
    }

    private Instant day(Instant moment) {
        return Resolution.DAY.start(moment, recorder.rules().zone());
    }
}
