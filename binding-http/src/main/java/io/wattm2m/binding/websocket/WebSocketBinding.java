// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.http.Places;
import io.wattm2m.binding.websocket.PrimitiveConnection.Common;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.SharedMemory;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket binding (TS-0020): a listener for connections of those who cannot be connected to, and a client. A
 * request to an entity goes down the connection that the entity has open; else it is dialled. Thread-safe.
 */
public final class WebSocketBinding implements Binding {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketBinding.class);
    private static final int PROBES = 3;
    private final String bind;
    private final Security security;
    private final Common common;
    private final Dialler dialler;
    private final InstantSource clock;
    private final ScheduledExecutorService prober =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("websocket-probe").factory());
    private final Future<?> probing;
    private final List<WebSocketListener> listeners = new CopyOnWriteArrayList<>();

    /** A binding that will listen at this address; it can reach others at once. */
    public WebSocketBinding(String bind, WebSocketSettings settings, Entity entity, Serialisations serialisations,
            Security security, InstantSource clock) {
        this.bind = bind;
        this.security = security;
        this.clock = clock;
        EntityIdentifiers identifiers = new EntityIdentifiers(entity);
        this.common = new Common(new RequestHandler(identifiers),
                new Connections(identifiers, new SharedMemory(settings.messageMemory().bytes())),
                new Places(settings.maxConnections(), "websocket.max-connections"), settings, serialisations);
        this.dialler = new Dialler(common, security);
        Duration pause = settings.idleTimeout().dividedBy(PROBES);
        this.probing =
                prober.scheduleWithFixedDelay(this::probe, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("ws", "wss");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        common.handler().serve(security.gate("WebSocket", bind, security.server().isPresent()), receiver);
        WebSocketListener listener = WebSocketListener.open(bind, common, security);
        listeners.add(listener);
        LOG.info("WebSocket listens at {}", listener.pointOfAccess());
        return List.of(listener.pointOfAccess());
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return reach(pointOfAccess, ContentFormat.JSON);
    }

    /** The serialisation is the one that a new connection offers first; an open connection keeps the one it has. */
    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format) {
        return new WebSocketReceiver(request -> common.connections().to(request.to())
                .orElseGet(() -> dialler.connection(pointOfAccess, format)), common.settings().requestTimeout(), clock);
    }

    @Override
    public Optional<Receiver> connected(String entity) {
        return common.connections().to(entity).map(connection -> new WebSocketReceiver(request -> connection,
                common.settings().requestTimeout(), clock));
    }

    @Override
    public void close() {
        probing.cancel(true);
        prober.close();
        listeners.forEach(WebSocketListener::close);
        dialler.close();
    }

    private void probe() {
        try {
            common.connections().probe(common.settings().idleTimeout());
        } catch (RuntimeException e) {
            LOG.error("connections could not be probed", e); // the next round must come all the same
        }
    }
}
