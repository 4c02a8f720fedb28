// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    @Property
    void eachFailureDoublesTheWaitUpToALongest(@ForAll @IntRange(max = 1000) int failures, @ForAll long seed) {
        Backoff backoff = Backoff.NONE;
        for (int number = 0; number < failures; number++) {
            backoff = backoff.next();
        }

        long least = failures == 0 ? 0 : 100L << Math.min(failures, 8) - 1;
        assertThat(backoff.delay(new java.util.Random(seed)))
                .isBetween(Duration.ofMillis(least), Duration.ofMillis(least * 3 / 2));
        assertThat(backoff.delay(new java.util.Random(seed))).isLessThan(Duration.ofSeconds(20));
    }
}
