// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static java.util.stream.Collectors.groupingByConcurrent;
import static java.util.stream.Collectors.toCollection;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Until when devices have measured what was forgotten, as their home was removed or who lived there erased: of that
 * nothing is to come back, however late a device tells it. What home it was is not known here. Thread-safe.
 */
public final class Bygones {
    /** The kind of their documents. */
    public static final String KIND = "bygone";
    private static final int MOST = 20_000;
    private static final int MOST_OF_ONE_DEVICE = 50;
    private final Map<String, List<Bygone>> bygones;
    private final Documents<Bygone> documents;

    Bygones(Memory memory) {
        this.documents = new Documents<>(memory, KIND, Bygone.class);
        this.bygones = documents.last("", MOST).stream()
                .collect(groupingByConcurrent(Bygone::stem, toCollection(CopyOnWriteArrayList::new)));
    }

    /** Is told before what a device has measured up to now, or up to when it left, is forgotten. */
    public synchronized void keep(HomeDevice device, Instant now) {
        Instant until = device.left() == null ? now : device.left();
        Bygone bygone = new Bygone(UUID.randomUUID().toString(), device.stem(), until);
        documents.keep(bygone.id(), bygone);
        List<Bygone> known = bygones.computeIfAbsent(bygone.stem(), _ -> new CopyOnWriteArrayList<>());
        known.add(bygone);
        if (known.size() > MOST_OF_ONE_DEVICE) {
            known.stream().min(Comparator.comparing(Bygone::until)).ifPresent(oldest -> {
                documents.forget(oldest.id());
                known.remove(oldest);
            });
        }
    }

    /** Until when it was forgotten what a device had measured at this moment; empty where that was not. */
    public Optional<Instant> until(String deviceId, Instant moment) {
        return bygones.getOrDefault(HomeDevice.stem(deviceId), List.of()).stream().map(Bygone::until)
                .filter(moment::isBefore).min(Comparator.naturalOrder());
    }

    /**
     * One of them.
     *
     * @param id its own
     * @param stem what the id of the device has in common with those of all that it has left behind
     * @param until when what was forgotten ends
     */
    record Bygone(String id, String stem, Instant until) {}
}
