// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.ResourceType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New resource identifiers: opaque, unique over restarts and nodes, and growing with time so that the store's indexes
 * grow at their end. Who may not read a resource is told apart from its absence that it is there (TS-0004 7.3.3), so
 * nobody can work out an identifier, and with it that something was created at a moment. Thread-safe.
 */
public final class Identifiers {
    private static final int RADIX = 36;
    private static final int COUNT_BITS = 20;
    private static final int TAIL_LENGTH = 8;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public Identifiers(Clock clock) {
        this.clock = clock;
    }

    /** The next identifier, e.g. {@code cine9mzp1x7y2o0k3v80qz4}: the type's short name, time and count, chance. */
    public String next(ResourceType type) {
        // a millisecond leaves room for a million identifiers; should they run out, the count runs ahead of the clock
        long floor = clock.millis() << COUNT_BITS;
        long count = last.updateAndGet(previous -> Math.max(previous + 1, floor));
        return type.shortName().substring(type.shortName().indexOf(':') + 1) + Long.toString(count, RADIX)
                + tail(random.nextLong());
    }

    private static String tail(long random) {
        String text = "0".repeat(TAIL_LENGTH) + Long.toString(random >>> 1, RADIX);
        return text.substring(text.length() - TAIL_LENGTH);
    }
}
