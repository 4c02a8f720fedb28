// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.mca.Plugs;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the application registered and its plugs followed, from the first attempt on until it is closed: however late the
 * CSE or the interworking proxy come, and whatever they forget. Thread-safe; works on a thread of its own.
 */
final class Attendance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Semaphore news = new Semaphore(0);
    private final Thread.Builder threads = Thread.ofVirtual().name("energy-attendance");
    private final Duration rediscovery;
    private volatile boolean closed;
    private volatile Thread worker = threads.unstarted(() -> {});

    Attendance(Duration rediscovery) {
        this.rediscovery = rediscovery;
    }

    void start(Plugs plugs, URI pointOfAccess) {
        worker = threads.start(() -> {
            try {
                run(plugs, pointOfAccess);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Looks for plugs now. */
    void hurry() {
        news.release();
    }

    @Override
    public void close() {
        closed = true;
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Plugs plugs, URI pointOfAccess) throws InterruptedException {
        boolean registered = false;
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                if (!registered || !plugs.isRegistered()) {
                    plugs.register(pointOfAccess);
                    plugs.forget();
                    registered = true;
                    LOG.info("the energy application is registered");
                }
                plugs.refresh();
                pause = FIRST_PAUSE;
                await(rediscovery);
            } catch (RequestFailure e) {
                LOG.warn("the CSE or the interworking proxy is not ready, next attempt in {} ms: {}", pause.toMillis(),
                        e.text());
                await(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void await(Duration pause) throws InterruptedException {
        if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
