// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;

/**
 * How much the queries of one request may cost: time, intermediate results, and the text that is read or made on the
 * way. For one thread.
 */
public final class Budget {
    private final long deadline;
    private final Duration time;
    private long rows;
    private long characters;

    /** A budget from now on. */
    public Budget(Duration time, long rows, long characters) {
        this.time = time;
        this.deadline = System.nanoTime() + time.toNanos();
        this.rows = rows;
        this.characters = characters;
    }

    /** One more thing that is looked at; NOT_ACCEPTABLE where it is one too many, or the time is up. */
    public void row() {
        if (--rows < 0) {
            throw exceeded("it has too many intermediate results");
        }
        if (System.nanoTime() - deadline > 0) {
            throw exceeded("it takes longer than " + time.toMillis() + " ms");
        }
    }

    /** So many characters more; NOT_ACCEPTABLE where they are too many. */
    void text(long length) {
        characters -= length;
        if (characters < 0) {
            throw exceeded("there is too much text in what it is about or in its result");
        }
    }

    private static RequestFailure exceeded(String reason) {
        return new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                "the semantic request asks for too much: " + reason);
    }
}
