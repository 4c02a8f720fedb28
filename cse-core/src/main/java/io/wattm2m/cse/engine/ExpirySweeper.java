// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes resources whose expiration time has passed, as if the CSE itself deleted them (TS-0001 9.6.1.3.2). */
public final class ExpirySweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweeper.class);
    private static final int BATCH = 256;
    private final Hosting hosting;
    private final Removal removal;
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

    /** Removes everything whose time is up now. */
    public void sweep() {
        for (List<Resource> batch = expired(); !batch.isEmpty(); batch = expired()) {
            removeTogether(batch);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private List<Resource> expired() {
        return hosting.tree().expired(hosting.now(), BATCH);
    }

    /** At once, so that the write pipeline commits them together. */
    private void removeTogether(List<Resource> batch) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.forEach(resource -> executor.execute(() -> remove(resource)));
        }
    }

    private void remove(Resource resource) {
        try {
            removal.remove(resource);
        } catch (RequestFailure gone) {
            LOG.debug("{} has expired with its parent", resource.path(), gone);
        }
    }

    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException fault) {
            LOG.error("looking for expired resources failed; it is tried again", fault);
        }
    }
}
