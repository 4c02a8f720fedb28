// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.smartplug.driver.Measured;
import io.wattm2m.smartplug.driver.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes readings into the plugs' telemetry containers. Thread-safe; the readings of one plug come from its lane.
 *
 * <p>Of what has piled up, several readings are written at once, so that a CSE that commits for many at a time is made
 * use of; the newest is written after them, so that {@code la} is the newest whenever there is nothing left to write.
 */
final class Telemetry {
    /** So many readings of a plug are under way at a time; whoever follows must bear that much disorder. */
    static final int WINDOW = 24;
    private static final String REFUSED = "the CSE refuses it: ";
    private final PlugResources resources;
    private final Addresses addresses;
    private final Model model;

    Telemetry(PlugResources resources, Addresses addresses, Model model) {
        this.resources = resources;
        this.addresses = addresses;
        this.model = model;
    }

    /** Writes readings unless they were written before, and ends each of them, as written or as refused. */
    void write(Plug plug, List<Incoming> readings) {
        try {
            plug.prepare(resources);
        } catch (RequestFailure refusal) {
            readings.forEach(incoming -> incoming.refused().accept(REFUSED + refusal.text()));
            return;
        }
        List<Row> fresh = fresh(plug, readings);
        if (!readings.isEmpty()) {
            model.measured(plug);
        }
        if (fresh.isEmpty()) {
            return;
        }
        boolean newer = !plug.incoming().isEmpty();
        int together = newer ? fresh.size() : fresh.size() - 1;
        writeTogether(plug, fresh.subList(0, together));
        writeTogether(plug, fresh.subList(together, fresh.size()));
        fresh.forEach(row -> model.reported(plug, row.reading()));
    }

    private void writeTogether(Plug plug, List<Row> rows) {
        if (rows.size() == 1) {
            write(plug, rows.getFirst());
        } else if (!rows.isEmpty()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                rows.forEach(row -> threads.execute(() -> write(plug, row)));
            }
        }
    }

    /** What was not written before, each as a complete reading. */
    private static List<Row> fresh(Plug plug, List<Incoming> readings) {
        List<Row> fresh = new ArrayList<>(readings.size());
        for (Incoming incoming : readings) {
            if (plug.recent().has(incoming.event())) {
                incoming.done().run();
                continue;
            }
            plug.recent().add(incoming.event());
            try {
                row(plug, incoming).ifPresentOrElse(fresh::add, incoming.done());
            } catch (IllegalArgumentException impossible) {
                incoming.refused().accept(String.valueOf(impossible.getMessage()));
            }
        }
        return fresh;
    }

    private static Optional<Row> row(Plug plug, Incoming incoming) {
        Optional<Reading> reading = switch (incoming.event()) {
            case Reading complete -> Optional.of(plug.picture().take(complete));
            case Measured part -> plug.picture().take(part);
            default -> Optional.empty();
        };
        return reading.filter(known -> !incoming.kept()).map(known -> new Row(known, incoming));
    }

    private void write(Plug plug, Row row) {
        try {
            add(plug, PlugMapping.telemetry(row.reading()));
            row.incoming().done().run();
        } catch (RequestFailure refusal) {
            row.incoming().refused().accept(REFUSED + refusal.text());
        }
    }

    /** Somebody may have deleted the plug's resources: then they are made once more. */
    private void add(Plug plug, Content instance) {
        String container = addresses.telemetry(plug.deviceId());
        try {
            resources.add(container, instance);
        } catch (RequestFailure failure) {
            if (failure.status() != ResponseStatusCode.NOT_FOUND) {
                throw failure;
            }
            plug.forgetResources();
            plug.prepare(resources);
            resources.add(container, instance);
        }
    }

    /** A reading that is to be written, and where it comes from. */
    private record Row(Reading reading, Incoming incoming) {}
}
