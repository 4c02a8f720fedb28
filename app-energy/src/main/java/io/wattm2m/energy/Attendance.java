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
import org.slf4j.event.Level;

/**
 * Keeps the application registered and its plugs followed, from the first attempt on until it is closed: however late
 * the CSE or the interworking proxy come, and whatever they forget. Thread-safe; works on a thread of its own.
 */
final class Attendance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(4);

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
            boolean complete = false;
            long begin = System.nanoTime();
            try {
                registered = registered && plugs.isRegistered() || register(plugs, pointOfAccess);
                complete = plugs.refresh();
            } catch (RequestFailure e) {
                // right after the start it is only a matter of order
                LOG.atLevel(pause.compareTo(LONG_PAUSE) < 0 ? Level.INFO : Level.WARN).log(
                        "the CSE or the interworking proxy is not ready, next attempt in {} ms: {}", pause.toMillis(),
                        e.text());
            }
            boolean hurried = await(complete ? rediscovery : pause, Duration.ofNanos(System.nanoTime() - begin));
            pause = complete || hurried ? FIRST_PAUSE : doubled(pause);
        }
    }

    private static boolean register(Plugs plugs, URI pointOfAccess) {
        plugs.register(pointOfAccess);
        plugs.forget();
        LOG.info("the energy application is registered");
        return true;
    }

    /** Waits; true if there was news. The longer a look takes, the more news is to come together for the next. */
    private boolean await(Duration pause, Duration look) throws InterruptedException {
        boolean hurried = news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (hurried) {
            Thread.sleep(look.compareTo(LONG_PAUSE) < 0 ? look : LONG_PAUSE);
            news.drainPermits();
        }
        return hurried;
    }

    private Duration doubled(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(rediscovery) < 0 ? doubled : rediscovery;
    }
}
