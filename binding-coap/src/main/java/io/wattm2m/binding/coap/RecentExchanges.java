// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.KeyMID;
import org.eclipse.californium.core.network.deduplication.Deduplicator;
import org.eclipse.californium.elements.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the latest exchanges, so that a message that arrives again is answered again and not executed again
 * (RFC 7252 4.5). Bounded in time and in number, whoever sends how much: Californium's own deduplicators keep all
 * messages for four minutes, or those of all who claim to be yet another sender.
 *
 * <p>Thread-safe.
 */
final class RecentExchanges implements Deduplicator {
    private final Lock lock = new ReentrantLock();
    private final Map<KeyMID, Exchange> exchanges = new LinkedHashMap<>();
    private final int most;
    private final Duration lifetime;

    RecentExchanges(int most, Duration lifetime) {
        this.most = most;
        this.lifetime = lifetime;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {
        clear();
    }

    @Override
    public void setExecutor(ScheduledExecutorService executor) {}

    @Override
    public @Nullable Exchange findPrevious(KeyMID key, Exchange exchange) {
        return locked(() -> {
            Exchange previous = exchanges.get(key);
            if (previous != null && !isOver(previous) && previous.getOrigin() == exchange.getOrigin()) {
                return previous;
            }
            remember(key, exchange);
            return null;
        });
    }

    @Override
    public boolean replacePrevious(KeyMID key, Exchange previous, Exchange exchange) {
        return Boolean.TRUE.equals(locked(() -> {
            Exchange current = exchanges.get(key);
            boolean replaceable = current == null || current.equals(previous);
            if (replaceable) {
                remember(key, exchange);
            }
            return replaceable;
        }));
    }

    @Override
    public @Nullable Exchange find(KeyMID key) {
        return locked(() -> exchanges.get(key));
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public int size() {
        Integer size = locked(exchanges::size);
        return size == null ? 0 : size;
    }

    @Override
    public void clear() {
        locked(() -> {
            exchanges.clear();
            return null;
        });
    }

    private void remember(KeyMID key, Exchange exchange) {
        exchanges.remove(key);
        exchanges.put(key, exchange);
        Iterator<Exchange> eldest = exchanges.values().iterator();
        while (isOver(eldest.next()) || exchanges.size() > most) {
            eldest.remove();
        }
    }

    private boolean isOver(Exchange exchange) {
        return ClockUtil.nanoRealtime() - exchange.getNanoTimestamp() > lifetime.toNanos();
    }

    private <T> @Nullable T locked(Supplier<@Nullable T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
