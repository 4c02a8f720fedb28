// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Publishes what was found out of a plug as instances in {@code energy/<deviceId>/<container>}, for other applications
 * to build on: {@code state}, {@code anomaly}, {@code forecast} and {@code decision}. Thread-safe.
 */
public final class PublishedResults {
    private static final long KEPT = 2000;
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();
    private final Registrar registrar;
    private final Duration kept;

    /** Results that the CSE keeps for so long. */
    public PublishedResults(Registrar registrar, Duration kept) {
        this.registrar = registrar;
        this.kept = kept;
    }

    /** Publishes a document once under its name; RequestFailure where the CSE refuses it. */
    public void publish(String deviceId, String container, String name, Map<String, Object> document) {
        registrar.createOnce(prepare(deviceId, container), Registrar.CONTENT_INSTANCE,
                new Content("m2m:cin", Map.of("rn", name, "con", plain(document))));
    }

    /** Exact decimals are for our own books; JSON and its readers have numbers. */
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<Object, Object> members = new LinkedHashMap<>();
                object.forEach((name, member) -> members.put(name, plain(member)));
                yield members;
            }
            case List<?> array -> array.stream().map(PublishedResults::plain).toList();
            case BigDecimal number -> number.doubleValue();
            default -> value;
        };
    }

    private String prepare(String deviceId, String container) {
        String own = registrar.address("energy");
        String address = own + "/" + deviceId + "/" + container;
        if (!prepared.contains(address)) {
            registrar.createOnce(own, Registrar.CONTAINER, new Content("m2m:cnt", Map.of("rn", deviceId)));
            registrar.createOnce(own + "/" + deviceId, Registrar.CONTAINER,
                    new Content("m2m:cnt", Map.of("rn", container, "mni", KEPT, "mia", kept.toSeconds(), "lbl",
                            List.of("kind:" + container))));
            prepared.add(address);
        }
        return address;
    }
}
