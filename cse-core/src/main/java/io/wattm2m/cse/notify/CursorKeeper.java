// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.Cursors.Cursor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes positions durable from time to time, the more of them less often, and takes them up after a restart.
 * Thread-safe.
 */
final class CursorKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CursorKeeper.class);
    /** Some 500 in a second. */
    private static final Duration PAUSE_FOR_EACH = Duration.ofMillis(2);

    private final Deliveries deliveries;
    private final Cursors cursors;
    private final Duration period;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("notify-cursors").factory());
    // of the thread
    private long due = System.nanoTime();

    CursorKeeper(Deliveries deliveries, Cursors cursors, Duration period) {
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.period = period;
    }

    /** Goes on telling the targets of these subscriptions, and forgets positions of others. */
    void resume(List<Resource> subscriptions) {
        Map<String, Map<String, Cursor>> kept = new HashMap<>();
        cursors.load().forEach(cursor -> kept.computeIfAbsent(cursor.subscriptionId(), id -> new HashMap<>())
                .put(cursor.target(), cursor));
        subscriptions.stream().map(Subscription::of).filter(Subscription::followsInstances).forEach(subscription -> {
            Map<String, Cursor> known = Optional.ofNullable(kept.remove(subscription.id())).orElse(Map.of());
            subscription.targets().forEach(target -> deliveries.resume(subscription, target,
                    Optional.ofNullable(known.get(target))));
        });
        kept.keySet().forEach(deliveries::forget);
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::flushWhenDue, period.toMillis(), period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.close();
        flush();
    }

    private void flushWhenDue() {
        if (System.nanoTime() - due >= 0) {
            due = System.nanoTime() + PAUSE_FOR_EACH.multipliedBy(flush()).toNanos();
        }
    }

    /** How many were made durable. */
    private int flush() {
        try {
            return deliveries.flush();
        } catch (RequestFailure away) {
            LOG.debug("the positions of subscribers could not be kept: {}", away.text()); // the store has said why
        } catch (RuntimeException e) {
            LOG.error("the positions of subscribers could not be kept; they are tried again", e);
        }
        return 0;
    }
}
