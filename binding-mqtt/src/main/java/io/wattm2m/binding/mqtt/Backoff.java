// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after each failure up to a longest time, with jitter so that
 * many clients of a restarted broker do not come at once. Immutable.
 *
 * @param failures attempts that have failed in a row
 */
record Backoff(int failures) {
    /** Nothing has failed yet. */
    static final Backoff NONE = new Backoff(0);

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int DOUBLINGS = 8;

    /** After one more failure. */
    Backoff next() {
        return new Backoff(Math.min(failures + 1, DOUBLINGS));
    }

    /** The time to wait, between one and one and a half times what the failures make: 100 ms to 19 s; none without. */
    Duration delay(RandomGenerator random) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        long millis = SHORTEST.toMillis() << failures - 1;
        return Duration.ofMillis(millis + random.nextLong(millis / 2 + 1));
    }
}
