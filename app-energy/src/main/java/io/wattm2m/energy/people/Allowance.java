// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often somebody may do something: some times at once, and then once in each interval. Thread-safe. Remembers ten
 * thousand of those who have used any of it, and forgets beyond that those it has not heard of for longest.
 */
public final class Allowance {
    private static final int MOST = 10_000;
    private final Cache<String, Spent> spent = Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final int atOnce;
    private final Duration interval;
    private final InstantSource clock;

    public Allowance(int atOnce, Duration interval, InstantSource clock) {
        this.atOnce = atOnce;
        this.interval = interval;
        this.clock = clock;
    }

    /** Uses one; false, and uses none, where nothing is left. */
    public boolean take(String who) {
        Instant now = clock.instant();
        Spent after = spent.asMap().compute(who, (same, before) -> next(before, now));
        return after.taken;
    }

    /** How long this one has to wait until something is left; nothing where something is. */
    public Duration pause(String who) {
        Spent before = spent.getIfPresent(who);
        if (before == null) {
            return Duration.ZERO;
        }
        Duration pause = Duration.between(clock.instant(), before.until.minus(interval.multipliedBy(atOnce - 1L)));
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /** How many are remembered. */
    long size() {
        spent.cleanUp();
        return spent.estimatedSize();
    }

    /** The time until which everything is used up moves on by one interval, and never beyond all that may be used. */
    private Spent next(@org.jspecify.annotations.Nullable Spent before, Instant now) {
        Instant from = before == null || before.until.isBefore(now) ? now : before.until;
        Instant until = from.plus(interval);
        boolean isLeft = !until.isAfter(now.plus(interval.multipliedBy(atOnce)));
        return isLeft ? new Spent(until, true) : new Spent(from, false);
    }

    private record Spent(Instant until, boolean taken) {}
}
