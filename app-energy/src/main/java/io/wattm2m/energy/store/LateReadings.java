// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.EnergyIntegrator;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.ReadingWindow;
import io.wattm2m.energy.measure.ReadingWindow.Addition;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the place of a reading that is older than all that a plug's window knows: among the readings that are kept, and
 * those of the batch that is being counted. One thread.
 */
final class LateReadings {
    private static final int NEIGHBOURS = 3;
    private final Map<String, NavigableMap<Instant, Reading>> batch = new HashMap<>();
    private final EnergyDatabase database;
    private final EnergyIntegrator integrator;
    private final Duration kept;

    LateReadings(EnergyDatabase database, EnergyIntegrator integrator, Duration kept) {
        this.database = database;
        this.integrator = integrator;
        this.kept = kept;
    }

    /** Takes a reading that was counted. */
    void add(Reading reading) {
        ofBatch(reading.deviceId()).put(StoredReading.kept(reading.time()), reading);
    }

    /** The readings that were counted. */
    List<Reading> counted() {
        return batch.values().stream().flatMap(readings -> readings.values().stream()).toList();
    }

    /** What a reading changes between its neighbours, empty for a repeated one; the answer's window is of no use. */
    Optional<Addition> place(Reading reading, ReadingWindow window) {
        Instant oldest = window.latest().map(Reading::time).orElse(Instant.EPOCH).minus(kept);
        Optional<Reading> after = after(reading);
        if (reading.time().isBefore(oldest) || after.isEmpty()) {
            String text = "A reading of " + reading.time() + " came too late to be counted.";
            return Optional.of(new Addition(window, List.of(), List.of(Edit.of(Edit.Kind.TOO_LATE, reading, text))));
        }
        List<Reading> neighbours = Stream.concat(upTo(reading).stream(), after.stream()).toList();
        return new ReadingWindow(NEIGHBOURS, neighbours).add(reading, integrator);
    }

    private Optional<Reading> upTo(Reading reading) {
        var own = ofBatch(reading.deviceId()).floorEntry(StoredReading.kept(reading.time()));
        return Stream.concat(Stream.ofNullable(own).map(Map.Entry::getValue),
                database.readingUpTo(reading.deviceId(), reading.time()).stream())
                .max(Comparator.comparing(Reading::time));
    }

    private Optional<Reading> after(Reading reading) {
        var own = ofBatch(reading.deviceId()).higherEntry(StoredReading.kept(reading.time()));
        return Stream.concat(Stream.ofNullable(own).map(Map.Entry::getValue),
                database.readingAfter(reading.deviceId(), reading.time()).stream())
                .min(Comparator.comparing(Reading::time));
    }

    private NavigableMap<Instant, Reading> ofBatch(String deviceId) {
        return batch.computeIfAbsent(deviceId, id -> new TreeMap<>());
    }
}
