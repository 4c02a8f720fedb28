// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.primitive.Patience;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** An entity at the other end of a connection. Thread-safe; blocks until the answer is there. */
final class WebSocketReceiver implements Receiver {
    private final Function<RequestPrimitive, PrimitiveConnection> connection;
    private final Duration longest;
    private final InstantSource clock;

    /** Sends each request on the connection that is found for it, or fails as finding it does. */
    WebSocketReceiver(Function<RequestPrimitive, PrimitiveConnection> connection, Duration longest,
            InstantSource clock) {
        this.connection = connection;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        Receiver exchange = this::exchange;
        return exchange.answer(request);
    }

    private ResponsePrimitive exchange(RequestPrimitive request) {
        Duration patience = Patience.of(request, clock.instant(), longest);
        return connection.apply(request).exchange(request, patience);
    }
}
