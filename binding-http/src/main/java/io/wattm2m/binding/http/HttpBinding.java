// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.binding.admin.Administrators;
import io.wattm2m.binding.admin.CredentialsHandler;
import io.wattm2m.binding.admin.UpkeepHandler;
import io.wattm2m.binding.tls.OnDemand;
import io.wattm2m.binding.tls.SecureConnectors;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Gate;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.Upkeep;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP binding (TS-0009): a listener, and a client with pooled connections. Thread-safe. */
public final class HttpBinding implements Binding {
    private static final int CLIENT_THREADS = 8;
    private final String bind;
    private final Security security;
    private final HttpSettings settings;
    private final OnDemand<HttpClient> client;
    private final Bodies bodies;
    private final InstantSource clock;
    private final List<Upkeep> upkeep = new CopyOnWriteArrayList<>();
    private final List<HttpListener> listeners = new CopyOnWriteArrayList<>();

    /** A binding that will listen at this address; it can reach others at once. */
    public HttpBinding(String bind, HttpSettings settings, Serialisations serialisations, Security security,
            InstantSource clock) {
        this.bind = bind;
        this.security = security;
        this.settings = settings;
        this.bodies = new Bodies(serialisations);
        this.clock = clock;
        this.client = new OnDemand<>(() -> client(settings, security));
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public void operated(Upkeep asked) {
        upkeep.add(asked);
    }

    @Override
    public List<URI> start(Receiver receiver) {
        Gate gate = security.gate("HTTP", bind, security.server().isPresent());
        Administrators administrators = new Administrators(gate, security.administrator(), Security.isLoopback(bind));
        // outside of what other origins may do: no page of theirs administers anything
        List<Handler.Wrapper> outside = Stream.concat(
                upkeep.stream().map(asked -> new UpkeepHandler(administrators, asked)),
                Stream.of(new CredentialsHandler(administrators, security.credentials(), clock))).toList();
        HttpListener listener = HttpListener.open(bind, settings, security,
                new PrimitiveHandler(receiver, gate, settings, bodies), outside);
        listeners.add(listener);
        return List.of(listener.pointOfAccess());
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return reach(pointOfAccess, ContentFormat.JSON);
    }

    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format) {
        return new HttpReceiver(pointOfAccess, format,
                new HttpReceiver.Outgoing(client, settings, bodies, clock, security.peerTokens()));
    }

    @Override
    public void close() {
        listeners.forEach(HttpListener::close);
        client.close();
    }

    private static HttpClient client(HttpSettings settings, Security security) {
        HttpClient client = SecureConnectors.clientOfBoth(security.client(),
                settings.requestTimeout().plusSeconds(1));
        QueuedThreadPool threads = new QueuedThreadPool(CLIENT_THREADS);
        threads.setName("http-client");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setConnectTimeout(settings.connectTimeout().toMillis());
        // an exchange may be silent for as long as its request waits
        client.setIdleTimeout(settings.requestTimeout().plusSeconds(1).toMillis());
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "WattM2M"));
        return client;
    }
}
