// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.api.Views.ReadingEvent;
import io.wattm2m.energy.api.Views.StateEvent;
import io.wattm2m.energy.live.Observer;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;

/** Tells browsers and programs over WebSocket what plugs say as they say it. Thread-safe. */
final class LiveFeed implements Observer, WebSocketCreator {
    private static final int MOST_CLIENTS = 200;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final ObjectMapper json;

    LiveFeed(ObjectMapper json) {
        this.json = json;
    }

    int clients() {
        return clients.size();
    }

    @Override
    public void measured(Reading reading) {
        clients.forEach(client -> client.offer(reading));
    }

    @Override
    public void switched(PowerState state) {
        if (!clients.isEmpty()) {
            String text = text(StateEvent.of(state));
            clients.forEach(client -> client.offer(text));
        }
    }

    @Override
    public @Nullable Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response,
            org.eclipse.jetty.util.Callback callback) {
        if (clients.size() >= MOST_CLIENTS || !isSameOrigin(request)) {
            response.setStatus(clients.size() >= MOST_CLIENTS ? 503 : 403);
            callback.succeeded();
            return null;
        }
        return new LiveClient(clients, reading -> text(ReadingEvent.of(reading)));
    }

    /** A page from elsewhere must not read along; programs send no origin. */
    private static boolean isSameOrigin(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String host = request.getHeaders().get(HttpHeader.HOST);
        try {
            return origin == null || Objects.equals(URI.create(origin).getRawAuthority(), host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String text(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
