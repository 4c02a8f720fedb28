// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has things done when the CSE's clock says so, also where that is set meanwhile: the clock is looked at as long as
 * somebody waits. Thread-safe.
 */
final class Appointments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Appointments.class);
    private static final long TICK_MILLIS = 100;
    private final Clock clock;
    private final PriorityBlockingQueue<Appointment> waiting =
            new PriorityBlockingQueue<>(11, Comparator.comparing(Appointment::when));
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("appointments").daemon().factory());

    Appointments(Clock clock) {
        this.clock = clock;
    }

    /** Has this done then, or at once if that is past. The action returns at once. */
    void at(Instant when, Runnable action) {
        if (!when.isAfter(clock.instant())) {
            action.run();
            return;
        }
        waiting.add(new Appointment(when, action));
        tick();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void tick() {
        if (waiting.isEmpty() || !ticking.compareAndSet(false, true)) {
            return;
        }
        try {
            var _ = timer.schedule(this::look, TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing is done any more: the CSE stops");
        }
    }

    private void look() {
        for (Optional<Appointment> due = due(); due.isPresent(); due = due()) {
            due.get().action.run();
        }
        ticking.set(false);
        tick();
    }

    /** The next one whose time has come. Called by the timer's thread only, so nobody else takes it. */
    private Optional<Appointment> due() {
        Instant now = clock.instant();
        return Optional.ofNullable(waiting.peek()).filter(first -> !first.when.isAfter(now)).flatMap(
                first -> Optional.ofNullable(waiting.poll()));
    }

    private record Appointment(Instant when, Runnable action) {}
}
