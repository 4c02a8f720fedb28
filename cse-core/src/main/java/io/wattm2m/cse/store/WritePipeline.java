// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single writer with group commit: callers queue, one thread decides all that has queued up, hands it to be applied
 * with one commit, and lets the callers go on. The queue is bounded: who finds it full waits. Thread-safe.
 */
final class WritePipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WritePipeline.class);
    private static final Ticket STOP = new Ticket(view -> Changes.NONE, changes -> {});
    private final BlockingQueue<Ticket> queue;
    private final Applier applier;
    private final int batch;
    private final Thread writer = Thread.ofPlatform().name("store-writer").unstarted(this::run);
    /** Whether the last batch was stored: what can wait does so where the database does not answer. */
    private boolean storing = true;
    private volatile boolean thorough;
    private volatile boolean closing;
    private volatile boolean stopped;

    private WritePipeline(Applier applier, int batch, int queue) {
        this.applier = applier;
        this.batch = batch;
        this.queue = new ArrayBlockingQueue<>(queue);
    }

    /**
     * A pipeline whose writer is at work.
     *
     * @param batch how many decisions may share a commit
     * @param queue how many may wait
     */
    static WritePipeline start(Applier applier, int batch, int queue) {
        WritePipeline pipeline = new WritePipeline(applier, batch, queue);
        pipeline.writer.start();
        return pipeline;
    }

    /** Queues a decision and waits until its changes are durable and told. */
    Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
        if (writer.equals(Thread.currentThread())) {
            throw new IllegalStateException("a decision must not write to the store");
        }
        Ticket ticket = new Ticket(decision, news);
        if (closing || !queued(ticket) || stopped && queue.remove(ticket)) {
            throw new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR, "the resource store is closed");
        }
        return ticket.await();
    }

    /** How many decisions wait. */
    Figure depth() {
        return Figure.level("store.queue", "changes that wait for the writer", queue::size);
    }

    /** Finishes what is queued, and what could wait. */
    void closeTidy() {
        thorough = true;
        close();
    }

    /** Finishes what is queued. */
    @Override
    public void close() {
        closing = true;
        queued(STOP);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean queued(Ticket ticket) {
        try {
            queue.put(ticket);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        List<Ticket> tickets = new ArrayList<>();
        boolean running = true;
        while (running) {
            tickets.clear();
            collect(tickets);
            running = !tickets.remove(STOP);
            process(tickets);
        }
        stopped = true;
        tickets.clear();
        queue.drainTo(tickets);
        process(tickets);
        boolean more = thorough;
        while (more) {
            more = tidied();
        }
    }

    /** Waits for decisions, as long as there is nothing else to do. */
    private void collect(List<Ticket> tickets) {
        try {
            if (!tidied()) {
                tickets.add(queue.take());
            }
            queue.drainTo(tickets, batch - tickets.size());
        } catch (InterruptedException e) {
            LOG.error("The writer of the resource store was interrupted and stops", e);
            closing = true;
            tickets.add(STOP);
        }
    }

    private boolean tidied() {
        try {
            return storing && applier.tidy();
        } catch (Throwable e) {
            storing = false;
            LOG.error("Orphaned instances could not be removed; this is tried again after the next change", e);
            return false;
        }
    }

    private void process(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        storing = false;
        try {
            List<Runnable> completions = applier.apply(tickets);
            storing = true;
            completions.forEach(Runnable::run);
        } catch (RequestFailure e) {
            LOG.debug("A batch of {} changes could not be stored: {}", tickets.size(), e.text());
            tickets.forEach(ticket -> ticket.fail(e));
        } catch (Throwable e) { // the thread's root: whatever happens to a batch, the next one has its chance
            LOG.error("A batch of {} changes could not be stored", tickets.size(), e);
            tickets.forEach(ticket -> ticket.fail(new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "the change could not be stored; the log of the CSE says why")));
        }
    }

    /** What the writer does with the decisions. */
    interface Applier {

        /**
         * Runs the decisions and makes their changes durable and visible.
         *
         * @return for each decision what tells its caller the outcome
         */
        List<Runnable> apply(List<Ticket> tickets) throws Exception;

        /** Does a bounded piece of what can wait; tells whether there is more of it. */
        boolean tidy() throws Exception;
    }

    /** A decision and its waiting caller. */
    static final class Ticket {
        private final Function<ResourceView, Changes> decision;
        private final Consumer<Changes> news;
        private final CompletableFuture<Changes> outcome = new CompletableFuture<>();

        private Ticket(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
            this.decision = decision;
            this.news = news;
        }

        Function<ResourceView, Changes> decision() {
            return decision;
        }

        /** Tells the news, then the caller; what is committed stays so, whatever becomes of the news. */
        private void complete(Changes changes) {
            try {
                news.accept(changes);
            } catch (RuntimeException e) {
                LOG.error("Nobody was told of a change that is committed", e);
            }
            outcome.complete(changes);
        }

        void fail(Throwable failure) {
            outcome.completeExceptionally(failure);
        }

        /** Decides; what is to be told the caller in the end. */
        Runnable decide(Supplier<Changes> deciding) {
            try {
                Changes changes = deciding.get();
                return () -> complete(changes);
            } catch (RuntimeException | Error e) { // a decision's failure is its caller's, as it is
                if (Reach.isFailure(e)) {
                    throw e; // each of the others would wait for the database as well
                }
                return () -> fail(e);
            }
        }

        private Changes await() {
            try {
                return outcome.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case null, default -> throw e;
                }
            }
        }
    }
}
