// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What semantic requests may cost together: each has a budget, and there are only so many queries at a time, whatever
 * the number of requests. Thread-safe.
 */
public final class Semantics {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final long ROWS = 200_000;
    private static final long CHARACTERS = 4_000_000;
    private static final int AT_A_TIME = 2;
    private final Semaphore permits = new Semaphore(AT_A_TIME);

    /** A budget for one request, from now on. */
    public Budget budget() {
        return new Budget(TIME, ROWS, CHARACTERS);
    }

    /** The result of this query, when it is its turn; NOT_ACCEPTABLE where others take too long. */
    public <T> T answered(Supplier<T> query) {
        if (!entered()) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                    "there are too many semantic requests at a time");
        }
        try {
            return query.get();
        } finally {
            permits.release();
        }
    }

    private boolean entered() {
        try {
            return permits.tryAcquire(TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
