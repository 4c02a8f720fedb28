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
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network {@code test://} on which everybody answers OK, but for {@code test://down}. Thread-safe. */
public final class Inbox implements Binding {
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();
    private volatile Receiver answering = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    private volatile boolean unplugged;

    /** What has come in so far, at whatever point of access. */
    public List<RequestPrimitive> received() {
        return List.copyOf(received);
    }

    /** Nobody can be reached from now on. */
    public void unplug() {
        unplugged = true;
    }

    public void plug() {
        unplugged = false;
    }

    /** How many requests have come to nobody. */
    public int missed() {
        return missed.get();
    }

    /** Everybody answers like this from now on. */
    public void answer(Receiver answer) {
        answering = answer;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("test");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        return List.of();
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return request -> {
            if (unplugged || "down".equals(pointOfAccess.getHost())) {
                missed.incrementAndGet();
                throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "down");
            }
            received.add(request);
            return answering.receive(request);
        };
    }

    @Override
    public void close() {}
}
