// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The energy that one meter measured. Immutable.
 *
 * @param title what the meter is called
 * @param direction whether energy is taken or fed in
 * @param intervals what was measured, in the order of time
 */
public record Metered(String title, Direction direction, List<Interval> intervals) {

    public Metered {
        requireNonNull(title, "title is null");
        requireNonNull(direction, "direction is null");
        intervals = List.copyOf(intervals);
    }

    /** Which way the energy goes. */
    public enum Direction {
        /** From the grid to the customer. */
        TAKEN(1),
        /** From the customer to the grid. */
        FED_IN(19);

        private final int number;

        Direction(int number) {
            this.number = number;
        }

        /** The direction of this number; taken, where it says nothing that is known here. */
        static Direction of(@Nullable Integer flowDirection) {
            return flowDirection != null && flowDirection == FED_IN.number ? FED_IN : TAKEN;
        }

        /** The value of flowDirection. */
        int number() {
            return number;
        }
    }

    /**
     * The energy of some time. Immutable.
     *
     * @param start the beginning, to the second
     * @param length how long, above zero
     * @param energyWh the energy
     * @param valid whether all of the time was measured
     */
    public record Interval(Instant start, Duration length, BigDecimal energyWh, boolean valid) {
        public Interval {
            requireNonNull(start, "start is null");
            requireNonNull(energyWh, "energyWh is null");
            if (!length.isPositive()) {
                throw new IllegalArgumentException("an interval from " + start + " lasts no time");
            }
        }

        /** The end. */
        public Instant end() {
            return start.plus(length);
        }
    }
}
