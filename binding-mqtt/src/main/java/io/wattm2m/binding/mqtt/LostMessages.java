// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how many messages slow subscribers have lost: at once, and once a minute then. Thread-safe. */
final class LostMessages {
    private static final Logger LOGGER = LoggerFactory.getLogger(LostMessages.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private long untold;
    private long toldAt;

    /**
     * None so far.
     *
     * @param nanos a clock that never goes back
     */
    LostMessages(LongSupplier nanos) {
        this.nanos = nanos;
        this.toldAt = nanos.getAsLong() - PAUSE_NANOS;
    }

    /**
     * Some more are gone.
     *
     * @param count how many
     * @param setting which setting lets no more of them wait
     * @param subscriber for whom they waited
     */
    synchronized void add(long count, String setting, Object subscriber) {
        untold += count;
        long now = nanos.getAsLong();
        if (untold > 0 && now - toldAt >= PAUSE_NANOS) {
            LOGGER.warn("Slow MQTT subscribers have lost {} messages since this was last said; more than {} allows "
                    + "waited for {}", untold, setting, subscriber);
            untold = 0;
            toldAt = now;
        }
    }
}
