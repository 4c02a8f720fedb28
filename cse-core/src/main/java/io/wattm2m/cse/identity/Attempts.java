// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts failures of somebody in a row, and says how long he has to wait: not at all at first, then twice as long with
 * each further failure. Forgets who has been silent for an hour, and beyond ten thousand those it has not heard of for
 * longest. Whatever happens to the wall clock, waits last as long as they last. Thread-safe.
 */
final class Attempts {
    private static final int MOST = 10_000;
    private static final Duration MEMORY = Duration.ofHours(1);
    private final int free;
    private final Duration longest;
    private final Ticker time;
    private final Cache<String, Failures> failures;

    Attempts(int free, Duration longest, Ticker time) {
        this.free = free;
        this.longest = longest;
        this.time = time;
        this.failures = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY).ticker(time)
                .executor(Runnable::run).build();
    }

    /** Whether this one has to wait. */
    boolean mustWait(String who) {
        return Optional.ofNullable(failures.getIfPresent(who)).filter(count -> time.read() - count.until < 0)
                .isPresent();
    }

    /** One more failure. */
    void failed(String who) {
        failures.asMap().compute(who, (same, before) -> next(before == null ? 1 : before.count + 1));
    }

    /** Starts again from none. */
    void succeeded(String who) {
        failures.invalidate(who);
    }

    /** How many are remembered. */
    long size() {
        failures.cleanUp();
        return failures.estimatedSize();
    }

    private Failures next(int count) {
        int beyond = Math.min(count - free, 20);
        Duration wait = beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << beyond);
        return new Failures(count, time.read() + (wait.compareTo(longest) < 0 ? wait : longest).toNanos());
    }

    private record Failures(int count, long until) {}
}
