// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests on their way through polling channels (TS-0001 9.6.21 and 10.2.5.15 to 10.2.5.17): they wait until the
 * channel's owner fetches them, and then for its answer. Nothing is kept of a channel at which nobody waits.
 *
 * <p>Thread-safe.
 */
public final class PollingChannels {
    private final Map<String, Users> channels = new ConcurrentHashMap<>();
    private final PollingSettings settings;
    private final InstantSource clock;

    public PollingChannels(PollingSettings settings, InstantSource clock) {
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
        Channel channel = join(channelId);
        try {
            Channel.Asked asked = channel.add(request, System.nanoTime() + patience.toNanos());
            try {
                ResponsePrimitive answer = asked.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
                return new ResponsePrimitive(answer.status(), request.requestIdentifier(), answer.content(),
                        answer.parameters());
            } catch (TimeoutException late) {
                throw unanswered(request, patience);
            } finally {
                channel.remove(asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(request, patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            leave(channelId);
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
        Channel channel = join(channelId);
        try {
            return channel.take(most, wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            leave(channelId);
        }
    }

    /** Hands the owner's answer to whoever waits for it; false where nobody does. */
    public boolean answer(String channelId, ResponsePrimitive answer) {
        Users users = channels.get(channelId);
        return users != null && users.channel.answer(answer);
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

    private Channel join(String channelId) {
        Users users = channels.compute(channelId,
                (same, known) -> known == null ? new Users(new Channel(settings.queue()), 1) : known.with(1));
        return users.channel;
    }

    private void leave(String channelId) {
        channels.computeIfPresent(channelId, (same, users) -> users.with(-1).orNothing());
    }

    /** A channel and how many wait at it. */
    private record Users(Channel channel, int count) {
        Users with(int change) {
            return new Users(channel, count + change);
        }

        @Nullable
        Users orNothing() {
            return count == 0 ? null : this;
        }
    }
}
