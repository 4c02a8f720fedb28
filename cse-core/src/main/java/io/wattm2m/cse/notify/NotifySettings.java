// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.time.Duration;

/**
 * How notifications are sent; section {@code notify}.
 *
 * @param attempts how often a notification is sent to a target that cannot be reached
 * @param firstPause how long to wait after the first attempt; each further pause is twice as long
 * @param maxPause the longest pause
 * @param queue how many notifications wait for one target of one subscription at the most
 * @param total how many wait altogether at the most
 * @param batchDuration how long a notification waits for others to be sent with, where {@code bn} does not say
 * @param blockingUpdate how long whoever has to agree to an UPDATE may take to answer
 * @param cursorFlush how often positions are made durable: after a crash so much is told once more
 */
public record NotifySettings(int attempts, Duration firstPause, Duration maxPause, int queue, int total,
        Duration batchDuration, Duration blockingUpdate, Duration cursorFlush) {
    public static final NotifySettings DEFAULTS = new NotifySettings(8, Duration.ofMillis(500), Duration.ofMinutes(1),
            256, 100_000, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1));

    public NotifySettings {
        atLeastOne("attempts", attempts);
        atLeastOne("queue", queue);
        atLeastOne("total", total);
        if (firstPause.isNegative() || maxPause.compareTo(firstPause) < 0 || batchDuration.isNegative()
                || !blockingUpdate.isPositive() || !cursorFlush.isPositive()) {
            throw new IllegalArgumentException("notify.first-pause, max-pause, batch-duration, blocking-update and"
                    + " cursor-flush are positive times, and max-pause is not shorter than first-pause");
        }
    }

    /** The pause after one of this length. */
    public Duration next(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(maxPause) < 0 ? twice : maxPause;
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("notify." + name + " " + value + " is less than 1");
        }
    }
}
