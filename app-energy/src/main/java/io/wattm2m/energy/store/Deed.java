// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that the recorder does once what came before is written.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Deed<T> {

    /** Asks for it. */
    Future<T> begin() throws InterruptedException;

    /**
     * Has it done; IllegalStateException where it fails, or is not done in time: what has not begun by then is not done
     * any more.
     *
     * @param what is written, for whoever is told that it cannot be
     * @param within the time for it
     */
    static <T> T done(String what, Duration within, Deed<T> deed) {
        try {
            return outcome(deed.begin(), within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was not written before the end", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(what + " cannot be written now", e);
        }
    }

    private static <T> T outcome(Future<T> begun, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return begun.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            boolean _ = begun.cancel(false);
        }
    }
}
