// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Duration;
import java.time.Instant;
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
        Duration patience = patience(request);
        return connection.apply(request).exchange(request, patience);
    }

    /** How long to wait: as long as the settings say, but not beyond the request's own expiration. */
    private Duration patience(RequestPrimitive request) {
        Instant now = clock.instant();
        Duration left = request.options().requestExpiration().map(time -> Duration.between(now, expiration(time, now)))
                .filter(time -> time.compareTo(longest) < 0).orElse(longest);
        if (!left.isPositive()) {
            throw new RequestFailure(ResponseStatusCode.REQUEST_TIMEOUT, "the request has expired (rqet)");
        }
        return left.plusMillis(1);
    }

    private static Instant expiration(String time, Instant now) {
        try {
            return Timestamps.parse(time, now);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("rqet: " + e.getMessage());
        }
    }
}
