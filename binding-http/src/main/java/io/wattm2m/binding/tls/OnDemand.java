// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * A part of Jetty that is made and started when it is needed first: a client has threads and tables of its own, and
 * many a CSE never calls anybody. Thread-safe.
 *
 * @param <T> what it is
 */
public final class OnDemand<T extends LifeCycle> implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> maker;
    private volatile Optional<T> started = Optional.empty();
    private boolean closed;

    /** Nothing yet; made by this when it is needed. */
    public OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    /** What it is, running; TARGET_NOT_REACHABLE once this has been closed. */
    public T get() {
        return started.orElseGet(this::start);
    }

    /** Stops it where it was needed; it is not started any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            started.ifPresent(part -> LifeCycle.stop(part));
        } finally {
            lock.unlock();
        }
    }

    private T start() {
        lock.lock();
        try {
            if (started.isEmpty()) {
                if (closed) {
                    throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "this CSE is stopping");
                }
                T made = maker.get();
                LifeCycle.start(made);
                started = Optional.of(made);
            }
            return started.orElseThrow();
        } finally {
            lock.unlock();
        }
    }
}
