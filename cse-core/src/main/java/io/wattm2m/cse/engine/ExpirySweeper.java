// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes resources whose expiration time has passed, as if the CSE itself deleted them (TS-0001 9.6.1.3.2). */
public final class ExpirySweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final Hosting hosting;
    private final Removal removal;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("expiry").daemon().factory());

    public ExpirySweeper(Hosting hosting, Consequences consequences) {
        this.hosting = hosting;
        this.removal = new Removal(consequences);
    }

    /** Sweeps at the interval of the settings from now on. */
    public void start() {
        long millis = hosting.settings().expirationCheck().toMillis();
        Future<?> _ = timer.scheduleWithFixedDelay(this::sweepSafely, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Removes everything whose time is up now; what cannot be removed is tried again the next time. */
    public void sweep() {
        boolean removed = true;
        for (List<Resource> batch = expired(); removed && !closing.get() && !batch.isEmpty(); batch = expired()) {
            removed = removeTogether(batch);
        }
    }

    /** Lets the sweep that is under way come to its end. */
    @Override
    public void close() {
        closing.set(true);
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("expired resources are still being removed; that is not waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Resource> expired() {
        return hosting.tree().expired(hosting.now(), BATCH);
    }

    /** At once, so that the write pipeline commits them together; whether any of them was removed. */
    private boolean removeTogether(List<Resource> batch) {
        AtomicBoolean removed = new AtomicBoolean();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.forEach(resource -> executor.execute(() -> remove(resource, removed)));
        }
        return removed.get();
    }

    private void remove(Resource resource, AtomicBoolean removed) {
        try {
            removal.remove(resource);
            removed.set(true);
        } catch (RequestFailure gone) {
            LOG.debug("{} has expired with its parent", resource.path(), gone);
        }
    }

    private void sweepSafely() {
        try {
            if (hosting.store().nodes().onDuty()) {
                sweep();
            }
        } catch (RequestFailure away) {
            LOG.debug("expired resources could not be looked for: {}", away.text()); // the store has said why
        } catch (RuntimeException fault) {
            LOG.error("looking for expired resources failed; it is tried again", fault);
        }
    }
}
