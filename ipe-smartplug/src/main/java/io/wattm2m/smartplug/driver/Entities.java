// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The entities that devices have told of, so many at most. Thread-safe. */
final class Entities {
    private static final int MOST = 100_000;
    private final Map<String, List<Entity>> byOrigin = new ConcurrentHashMap<>();
    private final Map<String, List<Entity>> byTopic = new ConcurrentHashMap<>();
    private final Map<String, Set<Entity>> relays = new ConcurrentHashMap<>();

    /** What this origin has told of is now this; IllegalArgumentException where there are too many. */
    void put(String origin, List<Entity> entities) {
        if (byOrigin.size() >= MOST && !byOrigin.containsKey(origin)) {
            throw new IllegalArgumentException("there are more than " + MOST + " entities");
        }
        remove(origin);
        if (entities.isEmpty()) {
            return;
        }
        byOrigin.put(origin, List.copyOf(entities));
        entities.forEach(entity -> {
            byTopic.merge(entity.topic(), List.of(entity), Entities::both);
            if (entity.isRelay()) {
                relays.computeIfAbsent(entity.deviceId(), id -> ConcurrentHashMap.newKeySet()).add(entity);
            }
        });
    }

    /** Those that tell their state at this topic. */
    List<Entity> at(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    /** The outlet that an entity is of: the only one, unless the plug has several relays. */
    String outlet(Entity entity) {
        return relays.getOrDefault(entity.deviceId(), Set.of()).size() > 1 ? entity.name() : Outlets.ONLY;
    }

    /** The message that switches an outlet; empty where its relay is not known. */
    Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return relays.getOrDefault(deviceId, Set.of()).stream().filter(entity -> outlet(entity).equals(outlet))
                .findFirst().flatMap(entity -> ((Entity.Relay) entity.role()).command(command));
    }

    private void remove(String origin) {
        Stream.ofNullable(byOrigin.remove(origin)).flatMap(Collection::stream).forEach(entity -> {
            byTopic.computeIfPresent(entity.topic(), (topic, entities) -> without(entities, entity));
            relays.getOrDefault(entity.deviceId(), ConcurrentHashMap.newKeySet()).remove(entity);
        });
    }

    private static List<Entity> both(List<Entity> some, List<Entity> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    @org.jspecify.annotations.Nullable // as a map's function tells that nothing is left
    private static List<Entity> without(List<Entity> entities, Entity entity) {
        List<Entity> left = new ArrayList<>(entities);
        left.remove(entity);
        return left.isEmpty() ? null : List.copyOf(left);
    }
}
