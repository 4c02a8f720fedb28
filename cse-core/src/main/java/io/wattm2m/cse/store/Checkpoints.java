// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Syncs the database whenever the journal has grown by so much, beside the writer, and frees what the journal had
 * before. Where the disk does not keep up, the writer waits. Thread-safe.
 */
final class Checkpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private final Database database;
    private final BatchJournal journal;
    private final long limit;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("store-checkpoint").factory());
    /** One checkpoint may be under way while the journal grows towards the next one. */
    private final Semaphore room = new Semaphore(1);
    private volatile long appended;
    private long grown;

    Checkpoints(Database database, BatchJournal journal, long limit) {
        this.database = database;
        this.journal = journal;
        this.limit = limit;
    }

    /** What is in the database now is in the journal up to here. For the writer's thread only. */
    void appended(long upTo, int bytes) {
        appended = upTo;
        grown += bytes;
        if (grown >= limit) {
            grown = 0;
            room.acquireUninterruptibly();
            thread.execute(() -> {
                try {
                    checkpoint();
                } finally {
                    room.release();
                }
            });
        }
    }

    /** Syncs the database now; false where that has failed. */
    boolean checkpoint() {
        long before = appended;
        try {
            database.sync();
            journal.free(before);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("The database could not be synced, so the journal stays as long as it is", e);
            return false;
        }
    }

    /** Finishes what is under way. */
    @Override
    public void close() {
        thread.close();
    }
}
