// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.Tls;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The binding between the CSE and applications in its own process: a call. Points of access are {@code local://name}.
 * Thread-safe.
 */
final class LocalBinding implements Binding {
    private static final String SCHEME = "local";
    private final Map<String, Receiver> listeners = new ConcurrentHashMap<>();
    private final Tls tls;

    /** Gives applications this for their own connections to others. */
    LocalBinding(Tls tls) {
        this.tls = tls;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(SCHEME);
    }

    @Override
    public List<URI> start(Receiver receiver) {
        return List.of();
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return request -> answer(pointOfAccess, request);
    }

    /** The way of applications in this process to the CSE and back. */
    Connection connection(Entity registrar, Receiver cse, ResourceStore store) {
        return new LocalConnection(registrar, cse, store);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private ResponsePrimitive answer(URI pointOfAccess, RequestPrimitive request) {
        Receiver listener = listeners.getOrDefault(pointOfAccess.getHost(), nobody -> {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "no application listens at " + pointOfAccess);
        });
        return listener.answer(request);
    }

    private final class LocalConnection implements Connection {
        private final Entity registrar;
        private final Receiver cse;
        private final ResourceStore store;

        LocalConnection(Entity registrar, Receiver cse, ResourceStore store) {
            this.registrar = registrar;
            this.cse = cse;
            this.store = store;
        }

        @Override
        public Receiver cse() {
            return cse;
        }

        @Override
        public Entity registrar() {
            return registrar;
        }

        @Override
        public Optional<Tls> tls() {
            return Optional.of(tls);
        }

        @Override
        public void leaveNothing() {
            store.leaveNothing();
        }

        @Override
        public URI listen(String application, Receiver receiver) {
            if (listeners.putIfAbsent(application, receiver) != null) {
                throw new StartFailure("two applications are called " + application);
            }
            return URI.create(SCHEME + "://" + application);
        }
    }
}
