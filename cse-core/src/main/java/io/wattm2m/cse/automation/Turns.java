// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again, one at a time, and not more often than can wait. Thread-safe. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final int MOST_WAITING = 1_000;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService threads;
    private final Runnable task;

    Turns(ExecutorService threads, Runnable task) {
        this.threads = threads;
        this.task = task;
    }

    /** Has it done once more; returns at once. */
    void take() {
        if (waiting.getAndUpdate(count -> Math.min(count + 1, MOST_WAITING)) == 0) {
            try {
                threads.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.debug("no action is carried out: the CSE stops");
            }
        }
    }

    private void run() {
        do {
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.error("an action failed", fault);
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
