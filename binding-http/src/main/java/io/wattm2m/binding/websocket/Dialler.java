// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.tls.OnDemand;
import io.wattm2m.binding.tls.SecureConnectors;
import io.wattm2m.binding.websocket.PrimitiveConnection.Common;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.PeerTokens;
import io.wattm2m.cse.spi.Security;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to others and keeps them: one to each URI and preferred serialisation, as many as the settings
 * allow. Thread-safe; blocks until a connection is open.
 */
final class Dialler implements AutoCloseable {
    private static final int THREADS = 8;
    private final Map<Target, CompletableFuture<PrimitiveConnection>> connections = new ConcurrentHashMap<>();
    private final OnDemand<WebSocketClient> client;
    private final Common common;
    private final PeerTokens tokens;

    Dialler(Common common, Security security) {
        this.common = common;
        this.tokens = security.peerTokens();
        this.client = new OnDemand<>(() -> client(common.settings(), security));
    }

    /** The connection to this URI; TARGET_NOT_REACHABLE where none is to be had. */
    PrimitiveConnection connection(URI uri, ContentFormat preferred) {
        Target target = new Target(uri, preferred);
        CompletableFuture<PrimitiveConnection> connection =
                connections.compute(target, (same, before) -> isUsable(before) ? before : dial(target));
        try {
            PrimitiveConnection open =
                    connection.get(common.settings().connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
            closeBeyondTheMost();
            return open;
        } catch (TimeoutException e) {
            throw failed(target, connection, "no connection in time");
        } catch (ExecutionException e) {
            throw failed(target, connection, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(target, connection, "the wait for a connection was interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static boolean isUsable(@Nullable CompletableFuture<PrimitiveConnection> connection) {
        return connection != null && (!connection.isDone() || isOpen(connection));
    }

    private static boolean isOpen(CompletableFuture<PrimitiveConnection> connection) {
        return connection.isDone() && !connection.isCompletedExceptionally() && connection.join().isOpen();
    }

    private CompletableFuture<PrimitiveConnection> dial(Target target) {
        Endpoint endpoint = new Endpoint(common);
        ClientUpgradeRequest request = new ClientUpgradeRequest(target.uri);
        request.setSubProtocols(Subprotocol.tokens(target.preferred));
        tokens.at(target.uri)
                .ifPresent(token -> request.setHeader(HttpHeader.AUTHORIZATION.asString(), "Bearer " + token));
        request.setTimeout(common.settings().connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.get().connect(endpoint, request).thenCompose(session -> endpoint.connection());
        } catch (IOException | RuntimeException e) { // not a URI that can be connected to
            return CompletableFuture.failedFuture(e);
        }
    }

    private void closeBeyondTheMost() {
        connections.values().removeIf(connection -> !isUsable(connection));
        while (connections.size() > common.settings().maxOutgoing()) {
            Optional<PrimitiveConnection> unused = connections.values().stream().filter(Dialler::isOpen)
                    .map(CompletableFuture::join).min(Comparator.comparingLong(PrimitiveConnection::lastUsed));
            unused.ifPresent(connection -> connection.close(StatusCode.NORMAL, "not used for the longest time"));
            connections.values().removeIf(connection -> unused.isEmpty() || connection.isDone()
                    && unused.get().equals(connection.getNow(unused.get())));
        }
    }

    private RequestFailure failed(Target target, CompletableFuture<PrimitiveConnection> connection, String why) {
        connections.remove(target, connection);
        return new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, target.uri + " is not reachable: " + why);
    }

    private static WebSocketClient client(WebSocketSettings settings, Security security) {
        HttpClient http = SecureConnectors.client(security.client());
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("websocket-client");
        threads.setDaemon(true);
        http.setExecutor(threads);
        http.setConnectTimeout(settings.connectTimeout().toMillis());
        http.setFollowRedirects(false);
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        WebSocketClient client = new WebSocketClient(http);
        WebSocketListener.limit(client, settings);
        return client;
    }

    private record Target(URI uri, ContentFormat preferred) {}
}
