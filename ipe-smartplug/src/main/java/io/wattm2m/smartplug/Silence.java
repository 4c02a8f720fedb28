// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Notices plugs that are not heard any more, whatever their last will says. One that reports periodically may miss some
 * reports, another may be silent for as long as is set. Thread-safe.
 */
final class Silence {
    static final Duration LOOKED_AFTER = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int MISSED = 6;
    private static final String TROUBLE = "silent";
    private final Plugs plugs;
    private final Model model;
    private final Clock clock;
    private final Timer timer;
    private final Duration longest;
    private volatile boolean closed;

    /** Watches these plugs, which may be silent for {@code longest}. */
    Silence(Plugs plugs, Model model, Surroundings surroundings, Duration longest) {
        this.plugs = plugs;
        this.model = model;
        this.clock = surroundings.clock();
        this.timer = surroundings.timer();
        this.longest = longest;
    }

    /** Begins to listen, also for plugs that are known from an earlier time. */
    void begin() {
        plugs.recall();
        look();
    }

    /** A plug has said something. */
    void heard(Plug plug) {
        if (plug.heard(clock.instant())) {
            show(plug, "");
        }
    }

    void close() {
        closed = true;
    }

    private void look() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        plugs.all().filter(plug -> plug.isUnheardSince(now.minus(patience(plug))))
                .forEach(plug -> show(plug, "nothing was heard of the plug since "
                        + plug.lastHeard().truncatedTo(ChronoUnit.SECONDS)));
        timer.after(LOOKED_AFTER, this::look);
    }

    private Duration patience(Plug plug) {
        Duration some = Duration.ofMillis(plug.rhythm().intervalMs() * MISSED);
        return some.isZero() || some.compareTo(longest) > 0 ? longest : some.compareTo(SHORTEST) < 0 ? SHORTEST : some;
    }

    private void show(Plug plug, String text) {
        plug.troubles().set(TROUBLE, text, !text.isEmpty());
        model.troubles(plug);
    }
}
