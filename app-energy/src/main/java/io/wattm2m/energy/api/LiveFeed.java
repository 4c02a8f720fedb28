// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.api.Views.ReadingEvent;
import io.wattm2m.energy.api.Views.StateEvent;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.live.Observer;
import io.wattm2m.energy.live.PowerState;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.people.Role;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers and programs over WebSocket what plugs say as they say it; who they are is found out before.
 * Thread-safe.
 */
final class LiveFeed implements Observer, WebSocketCreator {
    private static final int MOST_CLIENTS = 2000;
    private static final int MOST_OF_ONE = 50;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final ObjectMapper json;
    private final Entrance entrance;
    private final Homes homes;

    LiveFeed(ObjectMapper json, Entrance entrance, Homes homes) {
        this.json = json;
        this.entrance = entrance;
        this.homes = homes;
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
            clients.forEach(client -> client.offer(state.deviceId(), text));
        }
    }

    @Override
    public @Nullable Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response,
            org.eclipse.jetty.util.Callback callback) {
        Visitor visitor = Guard.visitor(request);
        boolean isFull = clients.size() >= MOST_CLIENTS
                || clients.stream().filter(client -> client.isOf(visitor.id())).count() >= MOST_OF_ONE;
        if (isFull || !Entrance.isSameOrigin(request)) {
            response.setStatus(isFull ? 503 : 403);
            callback.succeeded();
            return null;
        }
        return new LiveClient(clients, reading -> text(ReadingEvent.of(reading)),
                new LiveClient.Leave(visitor.id(), () -> entrance.isStill(visitor),
                        Sight.ofAll(visitor, Role.VIEWER, homes)::sees));
    }

    private String text(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
