// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time that passes, whatever happens to the wall clock. Thread-safe. */
final class SystemAlarmClock implements AlarmClock {
    private static final Logger LOG = LoggerFactory.getLogger(SystemAlarmClock.class);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ScheduledExecutorService thread =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("notify-alarms").factory());
    private final long start = System.nanoTime();
    private final Clock calendar;

    SystemAlarmClock(Clock calendar) {
        this.calendar = calendar;
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public Instant moment() {
        return calendar.instant();
    }

    @Override
    public void ring(Duration when, Runnable action) {
        Duration left = when.minus(now());
        Duration delay = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        try {
            var _ = thread.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no alarm is set: the CSE stops");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
