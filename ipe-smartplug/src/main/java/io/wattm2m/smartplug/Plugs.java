// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The plugs that are known, never more than allowed. Thread-safe. */
final class Plugs {
    private final Map<String, Plug> plugs = new ConcurrentHashMap<>();
    /** Each with its dialect. */
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;

    Plugs(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** These have resources already, and count. */
    void know(Map<String, String> dialects) {
        known.putAll(dialects);
    }

    /** The plug of this name, empty where there are too many to take another. */
    Optional<Plug> admit(String deviceId, String dialect) {
        if (!known.containsKey(deviceId)) {
            if (known.size() >= most) {
                return Optional.empty();
            }
            known.put(deviceId, dialect);
        }
        return Optional.of(plugs.computeIfAbsent(deviceId, id -> new Plug(id, dialect, clock.instant())));
    }

    /** The plug of this name, if it has been heard. */
    Optional<Plug> find(String deviceId) {
        return Optional.ofNullable(plugs.get(deviceId));
    }

    /** The plug of this name, if it has been heard or has resources from an earlier time. */
    Optional<Plug> findKnown(String deviceId) {
        return Optional.ofNullable(known.get(deviceId)).flatMap(dialect -> admit(deviceId, dialect));
    }

    /** Those of an earlier time are plugs as others are. */
    void recall() {
        known.forEach(this::admit);
    }

    /** How many have been heard. */
    int count() {
        return plugs.size();
    }

    /** All of them. */
    Stream<Plug> all() {
        return plugs.values().stream();
    }

    /** The subscription with this resource identifier is no more: the plug's resources have to be looked after. */
    void subscriptionEnded(String identifier, Consumer<Plug> whose) {
        plugs.values().stream().filter(plug -> plug.isSubscribedBy(identifier)).forEach(plug -> {
            plug.forgetResources();
            whose.accept(plug);
        });
    }
}
