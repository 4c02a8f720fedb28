// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.spi.SharedMemory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * The open connections, and whose they are. A connection belongs to the entity whose request on it was the first to
 * succeed; an entity has one connection, and a new one replaces the old. Thread-safe.
 */
final class Connections {
    private final Set<PrimitiveConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, PrimitiveConnection> byEntity = new ConcurrentHashMap<>();
    private final Map<PrimitiveConnection, String> owners = new ConcurrentHashMap<>();
    private final EntityIdentifiers identifiers;
    private final SharedMemory memory;

    /** None yet; larger messages on them will share this memory. */
    Connections(EntityIdentifiers identifiers, SharedMemory memory) {
        this.identifiers = identifiers;
        this.memory = memory;
    }

    /** What larger messages share on their way in. */
    SharedMemory memory() {
        return memory;
    }

    /** A connection has been opened. */
    void add(PrimitiveConnection connection) {
        open.add(connection);
    }

    /** A request of this entity has succeeded on a connection. */
    void identified(String entity, PrimitiveConnection connection) {
        if (owners.putIfAbsent(connection, entity) != null) {
            return;
        }
        Optional.ofNullable(byEntity.put(entity, connection)).ifPresent(
                before -> before.close(StatusCode.NORMAL, "replaced by a newer connection of " + entity));
        if (!connection.isOpen()) {
            remove(connection);
        }
    }

    /** A connection is gone. */
    void remove(PrimitiveConnection connection) {
        open.remove(connection);
        Optional.ofNullable(owners.remove(connection)).ifPresent(entity -> byEntity.remove(entity, connection));
    }

    /** The connection to an entity, or to the CSE that hosts it: by an AE-ID, a CSE-ID or an address. */
    Optional<PrimitiveConnection> to(String address) {
        String target = identifiers.spRelative(address);
        return Optional.ofNullable(byEntity.get(target))
                .or(() -> Optional.ofNullable(byEntity.get(EntityIdentifiers.cseId(target))))
                .filter(PrimitiveConnection::isOpen);
    }

    /** Asks all whether they are still there. */
    void probe(Duration longestSilence) {
        open.forEach(connection -> connection.probe(longestSilence));
    }

    int size() {
        return open.size();
    }
}
