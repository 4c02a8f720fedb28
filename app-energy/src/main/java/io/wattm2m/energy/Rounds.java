// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import java.time.Duration;

/** Something that is done again and again on a thread of its own, until this is closed. Thread-safe. */
final class Rounds implements AutoCloseable {
    private final Thread worker;

    private Rounds(Thread worker) {
        this.worker = worker;
    }

    /**
     * Begins.
     *
     * @param name of the thread
     * @param first how long before the first round
     * @param interval from the end of each to the next
     */
    static Rounds start(String name, Duration first, Duration interval, Round round) {
        return new Rounds(Thread.ofVirtual().name(name).start(() -> go(first, interval, round)));
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void go(Duration first, Duration interval, Round round) {
        try {
            Thread.sleep(first);
            while (!Thread.currentThread().isInterrupted()) {
                round.go();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done in each, which deals itself with what goes wrong. */
    @FunctionalInterface
    interface Round {
        void go() throws InterruptedException;
    }
}
