// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import java.time.Duration;

/**
 * How polling channels behave; section {@code polling}.
 *
 * @param timeout how long a poll waits for a request at the most
 * @param patience how long a request waits to be fetched and answered where its {@code rqet} does not say
 * @param queue how many requests wait in one channel at the most
 */
public record PollingSettings(Duration timeout, Duration patience, int queue) {
    public static final PollingSettings DEFAULTS =
            new PollingSettings(Duration.ofSeconds(30), Duration.ofSeconds(30), 256);

    public PollingSettings {
        if (!timeout.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("polling.timeout and polling.patience are longer than nothing");
        }
        if (queue < 1) {
            throw new IllegalArgumentException("polling.queue " + queue + " is less than 1");
        }
    }
}
