// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks of one lane run one after the other in the order they were given, those of different lanes at the same time. A
 * lane that has nothing to do has no thread and takes no memory. Thread-safe.
 */
final class Lanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final ConcurrentHashMap<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    /** Puts a task at the end of a lane; does nothing once closed. */
    void submit(String lane, Runnable task) {
        waiting.compute(lane, (name, tasks) -> {
            Queue<Runnable> queue = tasks == null ? started(name) : tasks;
            queue.add(task);
            return queue;
        });
    }

    /** Lets the tasks that run come to their end, if they hurry; those that wait are dropped. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private Queue<Runnable> started(String lane) {
        if (!closed) {
            threads.execute(() -> run(lane));
        }
        return new ArrayDeque<>();
    }

    private void run(String lane) {
        for (Optional<Runnable> task = next(lane); task.isPresent() && !closed; task = next(lane)) {
            try {
                task.get().run();
            } catch (CancellationException stopped) {
                LOG.debug("lane {} was stopped", lane);
            } catch (RuntimeException fault) { // the root of the thread
                LOG.error("a task in lane {} failed", lane, fault);
            }
        }
    }

    /** Takes the next task, or the lane away if there is none. */
    private Optional<Runnable> next(String lane) {
        List<Runnable> taken = new ArrayList<>(1);
        waiting.computeIfPresent(lane, (name, tasks) -> {
            Optional.ofNullable(tasks.poll()).ifPresent(taken::add);
            return taken.isEmpty() ? null : tasks;
        });
        return taken.stream().findFirst();
    }
}
