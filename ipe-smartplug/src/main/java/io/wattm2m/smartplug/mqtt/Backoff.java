// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import java.time.Duration;

/** Ever longer pauses between attempts. For one thread. */
public final class Backoff {
    private final Pause pause;
    private final Duration first;
    private final Duration longest;
    private Duration next;

    /** Pauses that begin with {@code first} and double up to {@code longest}. */
    public Backoff(Pause pause, Duration first, Duration longest) {
        this.pause = pause;
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** Waits, longer than the time before. */
    public void await() throws InterruptedException {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        pause.of(now);
    }

    /** Begins with the shortest pause again. */
    public void reset() {
        next = first;
    }
}
