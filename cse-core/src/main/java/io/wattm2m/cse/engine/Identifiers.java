// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.ResourceType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New resource identifiers: opaque, unique over restarts and nodes, and growing with time so that the store's indexes
 * grow at their end. Thread-safe.
 */
public final class Identifiers {
    private static final int RADIX = 36;
    private static final int TAIL_BITS = 20;
    private final Clock clock;
    private final String node = tail(new SecureRandom().nextLong());
    private final AtomicLong last = new AtomicLong();

    public Identifiers(Clock clock) {
        this.clock = clock;
    }

    /** The next identifier, e.g. {@code cin3f2k8s0q1x9z07ab}: the type's short name, time and count, this process. */
    public String next(ResourceType type) {
        // a millisecond leaves room for a million identifiers; should they run out, the count runs ahead of the clock
        long floor = clock.millis() << TAIL_BITS;
        long count = last.updateAndGet(previous -> Math.max(previous + 1, floor));
        return type.shortName().substring(type.shortName().indexOf(':') + 1) + Long.toString(count, RADIX) + node;
    }

    private static String tail(long random) {
        String text = Long.toString(random >>> 1, RADIX);
        return text.substring(Math.max(0, text.length() - 4));
    }
}
