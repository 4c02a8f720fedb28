// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.spi.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Requests on their way through polling channels (TS-0001 9.6.21 and 10.2.5.15 to 10.2.5.17): they wait until the
 * channel's owner fetches them, and then for its answer.
 *
 * <p>Thread-safe.
 */
public final class PollingChannels {
    private final Exchange exchange;
    private final PollingSettings settings;
    private final InstantSource clock;

    /** Channels of a CSE: those of one node are in its memory, those of several nodes where all find them. */
    public PollingChannels(PollingSettings settings, InstantSource clock, Nodes nodes) {
        this.exchange = nodes.channels().<Exchange>map(shared -> new NodesExchange(shared, settings.queue()))
                .orElseGet(() -> new OwnExchange(settings.queue()));
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Puts a request into the channel with this {@code ri} and waits for the answer.
     *
     * @throws RequestFailure REQUEST_TIMEOUT where there is none before {@code rqet}, TARGET_NOT_REACHABLE where there
     *         is none at all
     */
    public ResponsePrimitive ask(String channelId, RequestPrimitive request) {
        Duration patience = request.options().requestExpiration().map(this::left).orElse(settings.patience());
        try {
            ResponsePrimitive answer =
                    exchange.ask(channelId, request, patience).orElseThrow(() -> unanswered(request, patience));
            return new ResponsePrimitive(answer.status(), request.requestIdentifier(), answer.content(),
                    answer.parameters());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(request, patience);
        }
    }

    /**
     * Requests that wait in a channel, oldest first; empty where none comes in time.
     *
     * @param most how many
     * @param patience how long to wait for the first; not longer than the settings allow
     */
    public List<RequestPrimitive> fetch(String channelId, int most, Duration patience) {
        Duration wait = patience.compareTo(settings.timeout()) < 0 ? patience : settings.timeout();
        try {
            return exchange.fetch(channelId, most, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Hands the owner's answer to whoever waits for it; false where nobody does. */
    public boolean answer(String channelId, ResponsePrimitive answer) {
        return exchange.answer(channelId, answer);
    }

    /** How long a poll waits at the most. */
    public Duration timeout() {
        return settings.timeout();
    }

    private Duration left(String expiration) {
        Instant now = clock.instant();
        try {
            return Duration.between(now, Timestamps.parse(expiration, now));
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("rqet: " + e.getMessage());
        }
    }

    private static RequestFailure unanswered(RequestPrimitive request, Duration patience) {
        boolean limited = request.options().requestExpiration().isPresent();
        return new RequestFailure(
                limited ? ResponseStatusCode.REQUEST_TIMEOUT : ResponseStatusCode.TARGET_NOT_REACHABLE,
                request.to() + " has not answered through its polling channel within " + patience.toMillis() + " ms");
    }
}
