// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a plug used in one minute, quarter of an hour, hour, day or month. Immutable.
 *
 * @param deviceId the plug
 * @param resolution how long
 * @param start the beginning
 * @param energyWh the energy
 * @param coveredSeconds how much of the time the readings account for
 * @param lowestW the lowest power seen
 * @param highestW the highest power seen
 */
public record Rollup(String deviceId, Resolution resolution, Instant start, double energyWh, double coveredSeconds,
        double lowestW, double highestW) {

    public Rollup {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(resolution, "resolution is null");
        requireNonNull(start, "start is null");
    }

    /** A rollup of nothing but this portion. */
    public static Rollup of(String deviceId, Resolution resolution, Instant start, Portion portion) {
        return new Rollup(deviceId, resolution, start, portion.energyWh(), portion.coverage() * portion.seconds(),
                portion.lowestW(), portion.highestW());
    }

    /** This rollup and a portion of the same time. The extremes stay even where the portion takes energy back. */
    public Rollup plus(Portion portion) {
        return new Rollup(deviceId, resolution, start, energyWh + portion.energyWh(),
                coveredSeconds + portion.coverage() * portion.seconds(), Math.min(lowestW, portion.lowestW()),
                Math.max(highestW, portion.highestW()));
    }

    /** This rollup and another of the same plug, as one of a longer time that contains both. */
    Rollup plus(Rollup other) {
        return new Rollup(deviceId, resolution, start, energyWh + other.energyWh,
                coveredSeconds + other.coveredSeconds, Math.min(lowestW, other.lowestW),
                Math.max(highestW, other.highestW));
    }

    /**
     * The mean power in W over the covered time. It lies between the extremes, also in a minute in which a counter of
     * coarse steps made none, or one for many minutes.
     */
    public double meanW() {
        double mean = coveredSeconds > 0 ? energyWh * 3600 / coveredSeconds : lowestW;
        return Math.clamp(mean, lowestW, highestW);
    }
}
