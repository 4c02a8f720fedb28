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
 * waits for that, so that Ctrl-C leaves nothing half written, and a clean stop is exit code 0. A stop that comes before
 * everything has started ends the process at once: nobody was told anything yet that is not on the disk.
 */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final long PATIENCE_SECONDS = 20;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndEnd, "stop");
    private volatile boolean started;

    Running() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Adds a part that is running. */
    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Everything has started: blocks until the process is told to stop. */
    void awaitStop() throws InterruptedException {
        started = true;
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
        if (stop.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        stopped.countDown();
    }

    private void stopAndEnd() {
        stop.countDown();
        boolean clean = !started || isStopped();
        if (!clean) {
            LOG.warn("did not stop within {} s", PATIENCE_SECONDS);
        }
        // the JVM would answer a signal with 128 and its number, which service supervisors take for a failure
        Runtime.getRuntime().halt(clean ? 0 : 1);
    }

    private boolean isStopped() {
        try {
            return stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
