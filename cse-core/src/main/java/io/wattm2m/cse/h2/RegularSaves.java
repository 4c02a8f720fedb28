// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves every so often, and when much has changed, what is committed by then, and makes room in the database's file.
 * Thread-safe.
 */
public final class RegularSaves implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegularSaves.class);
    private static final Duration COMPACTION = Duration.ofSeconds(1);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("store-save").daemon().factory());

    private RegularSaves() {}

    /** Saves that begin now, where there is a file. */
    public static RegularSaves start(H2Saves saves, Duration every) {
        RegularSaves regular = new RegularSaves();
        if (saves.areWanted()) {
            Guarded save = new Guarded(saves::save);
            regular.repeat(save, every);
            regular.repeat(new Guarded(saves::compact), COMPACTION);
            saves.whenMany(() -> regular.soon(save));
        }
        return regular;
    }

    /** Finishes what is under way. */
    @Override
    public void close() {
        thread.shutdown();
        thread.close();
    }

    private void repeat(Guarded task, Duration pause) {
        var _ = thread.scheduleWithFixedDelay(task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once, however often it is asked for until it begins. */
    private void soon(Guarded task) {
        if (task.expected.compareAndSet(false, true)) {
            try {
                thread.execute(task);
            } catch (RejectedExecutionException closed) {
                LOG.debug("Nothing is saved any more", closed);
            }
        }
    }

    /** Goes on where it fails, and says so once. Belongs to one thread. */
    private static final class Guarded implements Runnable {
        private final Task task;
        private final AtomicBoolean expected = new AtomicBoolean();
        private boolean failing;

        Guarded(Task task) {
            this.task = task;
        }

        @Override
        public void run() {
            expected.set(false);
            try {
                task.run();
                failing = false;
            } catch (SQLException | RuntimeException e) {
                if (!failing) {
                    LOG.error("The database could not be saved; this is tried again", e);
                }
                failing = true;
            }
        }
    }

    /** What is done again and again. */
    @FunctionalInterface
    private interface Task {
        void run() throws SQLException;
    }
}
