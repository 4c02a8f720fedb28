// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time by which somebody who waits wants an answer, on this machine's monotonic clock. Immutable.
 *
 * @param nanoTime the moment, as {@link System#nanoTime} counts
 */
record Deadline(long nanoTime) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What is left of {@code rqet} and {@code rset} (TS-0001 8.1.2), which have been checked; else a day. */
    static Deadline of(RequestPrimitive request, Instant now) {
        Duration left = Stream.of(request.options().requestExpiration(),
                Optional.ofNullable(request.parameters().get("rset")).map(Object::toString)).flatMap(Optional::stream)
                .map(time -> Duration.between(now, Timestamps.parse(time, now)))
                .reduce(LONGEST, (one, other) -> one.compareTo(other) < 0 ? one : other);
        return new Deadline(System.nanoTime() + left.toNanos());
    }

    /** How long until then; not positive once it is past. */
    long nanosLeft() {
        return nanoTime - System.nanoTime();
    }
}
