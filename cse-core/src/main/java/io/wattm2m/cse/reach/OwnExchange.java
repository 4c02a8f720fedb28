// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Channels in the memory of this process. Nothing is kept of a channel at which nobody waits. Thread-safe. */
final class OwnExchange implements Exchange {
    private final Map<String, Users> channels = new ConcurrentHashMap<>();
    private final int most;

    /** Channels in each of which so many requests may wait. */
    OwnExchange(int most) {
        this.most = most;
    }

    @Override
    public Optional<ResponsePrimitive> ask(String channelId, RequestPrimitive request, Duration patience)
            throws InterruptedException {
        Channel channel = join(channelId);
        try {
            Channel.Asked asked = channel.add(request, System.nanoTime() + patience.toNanos());
            try {
                return Optional.of(asked.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException late) {
                return Optional.empty();
            } finally {
                channel.remove(asked);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            leave(channelId);
        }
    }

    @Override
    public List<RequestPrimitive> fetch(String channelId, int number, Duration patience) throws InterruptedException {
        Channel channel = join(channelId);
        try {
            return channel.take(number, patience);
        } finally {
            leave(channelId);
        }
    }

    @Override
    public boolean answer(String channelId, ResponsePrimitive answer) {
        Users users = channels.get(channelId);
        return users != null && users.channel.answer(answer);
    }

    private Channel join(String channelId) {
        Users users = channels.compute(channelId,
                (same, known) -> known == null ? new Users(new Channel(most), 1) : known.with(1));
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
