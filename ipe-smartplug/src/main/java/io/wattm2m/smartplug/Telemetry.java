// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.ArrayList;
import java.util.List;
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
    private final PlugResources resources;
    private final Addresses addresses;

    Telemetry(PlugResources resources, Addresses addresses) {
        this.resources = resources;
        this.addresses = addresses;
    }

    /** Writes readings unless they were written before, and ends each of them, as written or as refused. */
    void write(Plug plug, List<Incoming> readings) {
        List<Incoming> fresh = fresh(plug, readings);
        if (fresh.isEmpty()) {
            return;
        }
        boolean newer = !plug.incoming().isEmpty();
        int together = newer ? fresh.size() : fresh.size() - 1;
        writeTogether(plug, fresh.subList(0, together));
        writeTogether(plug, fresh.subList(together, fresh.size()));
    }

    private void writeTogether(Plug plug, List<Incoming> readings) {
        if (readings.size() == 1) {
            write(plug, readings.getFirst());
        } else if (!readings.isEmpty()) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                readings.forEach(reading -> threads.execute(() -> write(plug, reading)));
            }
        }
    }

    /** What was not written before. */
    private static List<Incoming> fresh(Plug plug, List<Incoming> readings) {
        List<Incoming> fresh = new ArrayList<>(readings.size());
        for (Incoming incoming : readings) {
            if (plug.recent().has(incoming.reading())) {
                incoming.done().run();
            } else {
                plug.recent().add(incoming.reading());
                fresh.add(incoming);
            }
        }
        return fresh;
    }

    private void write(Plug plug, Incoming incoming) {
        try {
            plug.prepare(resources);
            add(plug, PlugMapping.telemetry(incoming.reading()));
            incoming.done().run();
        } catch (RequestFailure refusal) {
            incoming.refused().accept(refusal);
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
}
