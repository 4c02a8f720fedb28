// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;

/**
 * Something out of the ordinary. Immutable.
 *
 * @param kind what it is
 * @param from when it began, in local time
 * @param to when it ended, exclusive
 * @param score how far out of the ordinary, in multiples of what is still ordinary
 * @param explanation why, in plain words
 */
public record Anomaly(Kind kind, LocalDateTime from, LocalDateTime to, double score, String explanation) {

    public Anomaly {
        requireNonNull(kind, "kind is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(explanation, "explanation is null");
    }

    /** Whether both were at the same time. */
    boolean overlaps(Anomaly other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The same with a sentence more. */
    Anomaly with(String sentence) {
        return new Anomaly(kind, from, to, score, explanation + sentence);
    }

    /** What can be out of the ordinary. */
    public enum Kind {
        /** More or less power than usual in this state at this time. */
        POWER,
        /** In use for far longer than usual. */
        DURATION,
        /** The same reading again and again. */
        FLAT_LINE,
        /** The energy counter went back, jumped or stood still. */
        COUNTER,
        /** Nothing was recorded. */
        GAP,
        /** A course of the power that is like none before, whatever the rules say. */
        COURSE
    }
}
