// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is of the result of a non-blocking request, for its {@code <request>} (TS-0001 9.6.12, requestStatus
 * PARTIALLY_COMPLETED). It is written by one thread at a time, and only the newest state: many answers at once cost
 * few writes. Thread-safe.
 */
final class PartialResult implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(PartialResult.class);
    private final RequestResources resources;
    private final Executor threads;
    private Optional<String> resource;
    private Optional<Supplier<ResponsePrimitive>> newest = Optional.empty();
    private boolean writing;

    /** For the resource with this identifier, if there is one yet. */
    PartialResult(RequestResources resources, Executor threads, Optional<String> resource) {
        this.resources = resources;
        this.threads = threads;
        this.resource = resource;
    }

    /** From now on there is a resource. */
    synchronized void keptIn(String identifier) {
        resource = Optional.of(identifier);
        begin();
    }

    @Override
    public synchronized void made(Supplier<ResponsePrimitive> answer) {
        newest = Optional.of(answer);
        begin();
    }

    private void begin() {
        if (writing || newest.isEmpty() || resource.isEmpty()) {
            return;
        }
        try {
            threads.execute(this::write);
            writing = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the CSE stops; a partial result is not written any more", e);
        }
    }

    /** The root of a thread. */
    private void write() {
        for (Optional<Supplier<ResponsePrimitive>> next = next(); next.isPresent(); next = next()) {
            try {
                resources.progress(resource.orElseThrow(), next.get().get());
            } catch (RequestFailure failure) {
                LOG.debug("a partial result is not written: {}", failure.text());
            }
        }
    }

    private synchronized Optional<Supplier<ResponsePrimitive>> next() {
        Optional<Supplier<ResponsePrimitive>> next = newest;
        newest = Optional.empty();
        writing = next.isPresent();
        return next;
    }
}
