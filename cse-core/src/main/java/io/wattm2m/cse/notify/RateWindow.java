// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.time.Duration;

/** How often a target has been told within the window of a rate limit (TS-0001 9.6.8). For one thread at a time. */
final class RateWindow {
    private Duration opened = Duration.ZERO;
    private long sent;

    /** From when on the target may be told once more. */
    Duration opens(Policy policy) {
        return policy.limit().filter(limit -> sent >= limit.most()).map(limit -> opened.plus(limit.window()))
                .orElse(Duration.ZERO);
    }

    /** The target is told at this time; a window begins with the first notification in it. */
    void count(Policy policy, Duration now) {
        policy.limit().ifPresent(limit -> {
            if (sent == 0 || now.compareTo(opened.plus(limit.window())) >= 0) {
                opened = now;
                sent = 0;
            }
            sent++;
        });
    }
}
