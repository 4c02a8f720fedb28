// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Moments at a fixed rate that callers take one after the other. Thread-safe. */
final class Schedule {
    private final AtomicLong taken = new AtomicLong();
    private final long begin;
    private final double pause;

    Schedule(long begin, double perSecond) {
        this.begin = begin;
        this.pause = 1e9 / perSecond;
    }

    /** Takes the next moment and waits for it, unless it is past; when it is, not when the waiting was over. */
    long next() {
        long due = begin + (long) (taken.getAndIncrement() * pause);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
