// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Duration;
import java.time.Instant;

/**
 * Energy used between two moments, at an even rate. Immutable.
 *
 * @param from the beginning
 * @param to the end, after the beginning
 * @param energyWh the energy; negative where an earlier portion is taken back, or energy was fed in
 * @param coverage how much of the time the readings account for: 1 all of it, 0 none, -1 where it is taken back
 * @param lowestW the lowest power seen
 * @param highestW the highest power seen
 */
public record Portion(Instant from, Instant to, double energyWh, double coverage, double lowestW, double highestW) {

    public Portion {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a portion from " + from + " to " + to + " lasts no time");
        }
    }

    /** The length in seconds. */
    public double seconds() {
        return seconds(from, to);
    }

    /** The part between two moments inside this portion, in proportion to time. */
    public Portion part(Instant start, Instant end) {
        if (start.equals(from) && end.equals(to)) {
            return this;
        }
        return new Portion(start, end, energyWh * (seconds(start, end) / seconds()), coverage, lowestW, highestW);
    }

    /** What takes this portion back. */
    public Portion negated() {
        return new Portion(from, to, -energyWh, -coverage, lowestW, highestW);
    }

    static double seconds(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return length.getSeconds() + length.getNano() / 1e9;
    }
}
