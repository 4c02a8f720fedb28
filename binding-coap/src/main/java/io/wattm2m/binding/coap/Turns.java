// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets those that want the same thing have it one after another: between two endpoints there can be only one block-wise
 * transfer of a method and URI at a time (RFC 7959 2.4, 2.5). Holds nothing for what nobody wants.
 *
 * <p>Thread-safe.
 */
final class Turns {
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /** Waits for the turn; false where it did not come in time. Who got it gives it back with {@link #pass}. */
    boolean take(String key, Duration longest) throws InterruptedException {
        Turn turn = join(key);
        boolean taken = false;
        try {
            taken = turn.free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                leave(key);
            }
        }
        return taken;
    }

    /** Gives the turn to the next one. */
    void pass(String key) {
        Turn turn = turns.get(key);
        if (turn != null) {
            turn.free.release();
            leave(key);
        }
    }

    /** How many things somebody has or waits for. */
    int size() {
        return turns.size();
    }

    private Turn join(String key) {
        return turns.compute(key, (same, turn) -> turn == null ? new Turn(new Semaphore(1, true), 1) : turn.with(1));
    }

    private void leave(String key) {
        turns.computeIfPresent(key, (same, turn) -> turn.with(-1).orNothing());
    }

    private record Turn(Semaphore free, int users) {
        Turn with(int change) {
            return new Turn(free, users + change);
        }

        @org.jspecify.annotations.Nullable
        Turn orNothing() {
            return users == 0 ? null : this;
        }
    }
}
