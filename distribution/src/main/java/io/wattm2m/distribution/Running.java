// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process runs, until it is told to stop: then the parts are closed, last added first. The end of the JVM
 * waits for that, so that Ctrl-C leaves nothing half written.
 */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final long PATIENCE_SECONDS = 20;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Running() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "stop"));
    }

    /** Adds a part that is running. */
    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Blocks until the process is told to stop. */
    void awaitStop() throws InterruptedException {
        stop.await();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception fault) {
                LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), fault);
            }
        }
        stopped.countDown();
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("did not stop within {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
