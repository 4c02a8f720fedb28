// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

/**
 * How far a target has been told, and how much of that is durable. It moves by one thread at a time, and may be looked
 * at by any.
 */
final class Position {
    private static final long NEVER = -1;
    private final Runnable moved;
    private volatile long told;
    private volatile long saved = NEVER;

    /**
     * At the beginning.
     *
     * @param moved called when it may not be durable any more
     */
    Position(Runnable moved) {
        this.moved = moved;
    }

    long told() {
        return told;
    }

    /** Goes on from here, wherever it was; to be made durable after {@link #forget}. */
    void begin(long sequence) {
        saved = NEVER;
        told = sequence;
    }

    /** So much has been told. */
    void reach(long sequence) {
        if (sequence > told) {
            told = sequence;
            moved.run();
        }
    }

    /** What is durable is removed. */
    void forget() {
        saved = NEVER;
        moved.run();
    }

    boolean isDurable() {
        return told == saved;
    }

    /** This much is durable. */
    void saved(long sequence) {
        saved = sequence;
    }
}
