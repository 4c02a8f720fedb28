// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls back later. Thread-safe. */
@FunctionalInterface
interface Timer {

    /** Runs the task once, after so long; it must not block. */
    void after(Duration delay, Runnable task);

    /** By the clock on the wall. */
    static Timer real() {
        return (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }
}
