// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.smartplug.driver.Quarantined;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps aside what cannot be used, where an operator can look at it: at most so many a second, the rest is counted. For
 * one thread at a time.
 */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final double PER_SECOND = 5;
    private static final double AT_ONCE = 50;

    private final PlugResources resources;
    private final String container;
    private final Clock clock;
    private double allowed = AT_ONCE;
    private Instant counted;
    private long leftOut;

    Quarantine(PlugResources resources, String container, Clock clock) {
        this.resources = resources;
        this.container = container;
        this.clock = clock;
        this.counted = clock.instant();
    }

    /** Keeps it, or counts it if there are too many. */
    void keep(Quarantined quarantined) {
        Instant now = clock.instant();
        double elapsedS = Math.max(0, Duration.between(counted, now).toMillis() / 1000.0);
        allowed = Math.min(AT_ONCE, allowed + elapsedS * PER_SECOND);
        counted = now;
        if (allowed < 1) {
            leftOut++;
            return;
        }
        allowed--;
        write(quarantined, now);
    }

    private void write(Quarantined quarantined, Instant now) {
        String others = leftOut == 0 ? "" : " (" + leftOut + " messages before were left out)";
        leftOut = 0;
        LOG.warn("quarantined a message at {}: {}{}", quarantined.topic(), quarantined.reason(), others);
        try {
            resources.add(container, PlugMapping.quarantined(new Quarantined(quarantined.reason() + others,
                    quarantined.topic(), quarantined.payload()), now));
        } catch (RequestFailure failure) {
            LOG.warn("the CSE refuses it in quarantine: {}", failure.text());
        }
    }
}
