// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a controller keeps to. Immutable.
 *
 * @param mode how it decides
 * @param mayCut whether this outlet may be cut at all: not a protected one, nor one without standby
 * @param offBelow cut only if use within the hour is less probable than this
 * @param onFrom restored if use within the hour is at least this probable
 * @param idle cut only after so long without use
 * @param limits on switching
 */
public record ControlPolicy(ControlMode mode, boolean mayCut, double offBelow, double onFrom, Duration idle,
        Limits limits) {
    private static final double HYSTERESIS = 1.25;

    public ControlPolicy {
        requireNonNull(mode, "mode is null");
        requireNonNull(idle, "idle is null");
        requireNonNull(limits, "limits is null");
        if (!(offBelow >= 0 && offBelow <= onFrom && onFrom <= 1)) {
            throw new IllegalArgumentException("off below " + offBelow + " and on from " + onFrom
                    + " are not probabilities in this order");
        }
    }

    /** The plain rule, without limits but how long a person's switching holds. */
    public static ControlPolicy simple() {
        return new ControlPolicy(ControlMode.SIMPLE, true, 0.5, 0.5, Duration.ZERO, Limits.NONE);
    }

    /** The guarded rule, which restores at a probability somewhat above the one at which it cuts. */
    public static ControlPolicy guarded(double offBelow, Duration idle) {
        return new ControlPolicy(ControlMode.GUARDED, true, offBelow, Math.min(offBelow * HYSTERESIS, 1), idle,
                Limits.USUAL);
    }

    /** The guarded rule for what is never cut. */
    public static ControlPolicy neverCut() {
        return new ControlPolicy(ControlMode.GUARDED, false, 0, 0, Duration.ZERO, Limits.USUAL);
    }

    /**
     * Limits on switching. Immutable.
     *
     * @param minimumOn how long it stays on at least
     * @param minimumOff how long it stays off at least
     * @param mostPerDay how often it is switched on a day at most
     * @param hold how long a person's switching holds
     */
    public record Limits(Duration minimumOn, Duration minimumOff, int mostPerDay, Duration hold) {
        /** 10 minutes on, 10 minutes off, 6 a day, 2 hours. */
        public static final Limits USUAL =
                new Limits(Duration.ofMinutes(10), Duration.ofMinutes(10), 6, Duration.ofHours(2));
        static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, Duration.ofHours(2));

        public Limits {
            requireNonNull(minimumOn, "minimumOn is null");
            requireNonNull(minimumOff, "minimumOff is null");
            requireNonNull(hold, "hold is null");
        }
    }
}
