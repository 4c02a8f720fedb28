// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Entities that reach each other at {@code net://name}, until somebody pulls their plug. Thread-safe. */
public final class Network {
    private final Map<String, Receiver> listening = new ConcurrentHashMap<>();
    private final Set<String> unplugged = ConcurrentHashMap.newKeySet();
    private final List<RequestPrimitive> carried = new CopyOnWriteArrayList<>();

    /** The network as the entity with this name sees it. */
    public Binding node(String name) {
        return new Node(name);
    }

    /** Answers at {@code net://name}. */
    public void listen(String name, Receiver receiver) {
        listening.put(name, receiver);
    }

    /** Nobody reaches it, and it reaches nobody. */
    public void unplug(String name) {
        unplugged.add(name);
    }

    public void plug(String name) {
        unplugged.remove(name);
    }

    /** All requests that have reached somebody. */
    public List<RequestPrimitive> carried() {
        return List.copyOf(carried);
    }

    private ResponsePrimitive carry(String from, String to, RequestPrimitive request) {
        Receiver receiver = listening.get(to);
        if (receiver == null || unplugged.contains(from) || unplugged.contains(to)) {
            return ResponsePrimitive.of(new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "no way to " + to),
                    request.requestIdentifier());
        }
        carried.add(request);
        return receiver.receive(request);
    }

    private final class Node implements Binding {
        private final String name;

        Node(String name) {
            this.name = name;
        }

        @Override
        public Set<String> schemes() {
            return Set.of("net");
        }

        @Override
        public List<URI> start(Receiver receiver) {
            listen(name, receiver);
            return List.of(URI.create("net://" + name));
        }

        @Override
        public Receiver reach(URI pointOfAccess) {
            return request -> carry(name, pointOfAccess.getHost(), request);
        }

        @Override
        public void close() {
            listening.remove(name);
        }
    }
}
