// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** A whole CSE {@code /id-in} with its store in memory that listens for WebSocket on a free port. */
final class RunningCse implements AutoCloseable {
    final Cse cse;
    final URI uri;

    /** With these settings: keys and values in turn. */
    RunningCse(String... settings) {
        Map<String, String> map = new HashMap<>(Map.of("store.memory", "true", "websocket.port", "0"));
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        cse = Cse.start(new Configuration(map),
                new Plugins(List.of(new WebSocketBindingProvider()), List.of(), stores, List.of()), Clock.systemUTC());
        uri = cse.pointsOfAccess().getFirst();
    }

    ResponsePrimitive send(RequestPrimitive request) {
        return cse.receiver().receive(request);
    }

    ResponsePrimitive create(String originator, String to, int type, String name, Map<String, Object> attributes) {
        return send(RequestPrimitive.create(originator, to, type, new Content(name, attributes)));
    }

    /** Makes an AE that nobody can connect to. */
    void register(String aeId) {
        create(aeId, "cse-in", 2, "m2m:ae",
                Map.of("rn", aeId.toLowerCase(java.util.Locale.ROOT), "api", "Ntest", "rr", false, "srv",
                        List.of("4")));
    }

    /** Sends a NOTIFY to this AE. */
    ResponsePrimitive notify(String aeId) {
        return send(RequestPrimitive.notify("CAdmin", "/id-in/" + aeId,
                new Content("m2m:sgn", Map.of("sur", "/id-in/direct", "vrq", true))));
    }

    @Override
    public void close() {
        cse.close();
    }
}
