// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.spi.DataSize;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that larger bodies share while they arrive and are worked on. Each takes its share at once, so that none
 * waits for another that waits for it. Thread-safe.
 */
final class BodyMemory {
    /** Bodies up to here, which most are, need no share. */
    static final int SMALL = 16_384;
    private static final long UNIT = 1024;
    private final Semaphore free;
    private final int all;

    BodyMemory(DataSize size) {
        this.all = Math.clamp(size.bytes() / UNIT, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(all, true);
    }

    /** Nothing yet, for one body. */
    Share share() {
        return new Share();
    }

    /** What one body has. For one thread. */
    final class Share implements AutoCloseable {
        private int taken;

        /** Takes room for a body of this size, unless it has some already; false where none is free in this time. */
        boolean take(long bytes, Duration longest) {
            if (taken > 0 || bytes <= SMALL) {
                return true;
            }
            int wanted = (int) Math.min(all, (bytes + UNIT - 1) / UNIT);
            try {
                taken = free.tryAcquire(wanted, longest.toMillis(), TimeUnit.MILLISECONDS) ? wanted : 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return taken > 0;
        }

        @Override
        public void close() {
            free.release(taken);
            taken = 0;
        }
    }
}
