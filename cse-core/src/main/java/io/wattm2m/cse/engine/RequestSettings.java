// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import java.time.Duration;

/**
 * How requests are answered that are not answered at once; section {@code request}.
 *
 * @param nonBlocking whether {@code <request>} resources are kept; without them only asynchronous results are possible
 * @param life how long a {@code <request>} is kept where {@code rp} does not say
 * @param timeout how long a blocking request waits for its execution time at the most
 * @param flexWait how long a flexBlocking request is answered in a blocking way
 * @param pending how many requests wait for their result at the most
 */
public record RequestSettings(boolean nonBlocking, Duration life, Duration timeout, Duration flexWait, int pending) {
    public static final RequestSettings DEFAULTS = new RequestSettings(true, Duration.ofHours(1),
            Duration.ofSeconds(30), Duration.ofSeconds(2), 10_000);

    public RequestSettings {
        if (!life.isPositive() || !timeout.isPositive() || flexWait.isNegative()) {
            throw new IllegalArgumentException("request.life and request.timeout are longer than nothing");
        }
        if (pending < 1) {
            throw new IllegalArgumentException("request.pending " + pending + " is less than 1");
        }
    }
}
