// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import java.time.LocalDate;
import java.util.Random;

/**
 * Days on which control rests, so that one can see what it saves on the others: one day of every seven, drawn by lot.
 * The same seed draws the same days. Immutable.
 *
 * @param seed of the lots
 */
public record HoldoutDays(long seed) {
    private static final int EVERY = 7;

    /** Those of an outlet: each has its own, so that they do not all rest together. */
    public static HoldoutDays of(String deviceId) {
        return new HoldoutDays(deviceId.hashCode());
    }

    /** Whether control rests on this day. */
    public boolean contains(LocalDate day) {
        long week = Math.floorDiv(day.toEpochDay(), EVERY);
        int drawn = new Random(seed * 1_000_003 + week * 7919).nextInt(EVERY);
        return Math.floorMod(day.toEpochDay(), EVERY) == drawn;
    }
}
