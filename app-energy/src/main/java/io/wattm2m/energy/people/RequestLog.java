// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down requests behind the caller's back, many in one transaction, and keeps the logs from growing. Thread-safe;
 * where more comes than can be written, some is left out.
 */
public final class RequestLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int QUEUE = 5_000;
    private static final int MOST_KEPT = 100_000;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIMS = Duration.ofMinutes(10);
    private static final LogEntry END = LogEntry.request(Instant.EPOCH, "", "", 0, 0);

    private final BlockingQueue<LogEntry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final ReentrantLock writing = new ReentrantLock();
    /** Who and what is gone, of whom and of which something may still be waiting or come. */
    private final Cache<String, Instant> forgotten =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).executor(Runnable::run).build();
    private final LogStore store;
    private final Clock clock;
    private final Duration retention;
    private final Thread writer;
    private volatile boolean closed;

    /** A log that has begun to work. */
    public RequestLog(LogStore store, Clock clock, Duration retention) {
        this.store = store;
        this.clock = clock;
        this.retention = retention;
        this.writer = Thread.ofVirtual().name("energy-request-log").start(this::run);
    }

    /** Takes an entry, or leaves it out where too many are waiting. */
    public void add(LogEntry entry) {
        if (!queue.offer(entry)) {
            LOG.debug("the API log is behind; {} is left out", entry.text());
        }
    }

    /**
     * Forgets an actor in all logs, also in what is waiting to be written, and every entry that mentions this so far.
     */
    public void forget(String actorOrMention) {
        writing.lock();
        try {
            forgotten.put(actorOrMention, clock.instant());
            store.forget(actorOrMention);
        } finally {
            writing.unlock();
        }
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        closed = true;
        // an interrupt would close the database's file
        if (!queue.offer(END)) {
            LOG.debug("the writer is awake anyway");
        }
        try {
            writer.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Instant trimmed = Instant.MIN;
        try {
            while (!closed || !queue.isEmpty()) {
                LogEntry first = queue.poll(PAUSE.toSeconds(), TimeUnit.SECONDS);
                if (first != null) {
                    write(first);
                }
                if (trimmed.plus(BETWEEN_TRIMS).isBefore(clock.instant())) {
                    trimmed = clock.instant();
                    trim(trimmed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A log that cannot be written must not stop what it is about. */
    private void write(LogEntry first) {
        List<LogEntry> entries = new ArrayList<>(List.of(first));
        queue.drainTo(entries);
        entries.remove(END);
        writing.lock();
        try {
            append(entries.stream().filter(entry -> !isForgotten(entry)).toList());
        } finally {
            writing.unlock();
        }
    }

    /** A device that is gone may come back, and is spoken of again then. */
    private boolean isForgotten(LogEntry entry) {
        return forgotten.getIfPresent(entry.actor()) != null || forgotten.asMap().entrySet().stream()
                .anyMatch(gone -> !entry.time().isAfter(gone.getValue()) && entry.mentions(gone.getKey()));
    }

    private void append(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            store.append(entries);
        } catch (RuntimeException e) {
            LOG.warn("{} requests could not be written to the API log: {}", entries.size(), e.toString());
        }
    }

    private void trim(Instant now) {
        try {
            store.trim(now.minus(retention), MOST_KEPT);
        } catch (RuntimeException e) {
            LOG.warn("the logs could not be shortened: {}", e.toString());
        }
    }
}
