// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds and subtracts what several plugs used in the same times. Pure. */
public final class Combination {
    private Combination() {}

    /**
     * The rollups of a meter that does not exist, in order. A time is covered as far as all its parts are: one that is
     * missing makes the coverage zero, and the energy that of the others.
     *
     * @param meterId what the meter is called
     * @param added what is added, a list of rollups for each plug
     * @param subtracted what is taken away
     */
    public static List<Rollup> of(String meterId, List<List<Rollup>> added, List<List<Rollup>> subtracted) {
        Map<Instant, Sum> sums = new TreeMap<>();
        added.forEach(plug -> plug.forEach(rollup -> sums.merge(rollup.start(), Sum.of(rollup), Sum::plus)));
        subtracted.forEach(plug -> plug
                .forEach(rollup -> sums.merge(rollup.start(), Sum.of(negated(rollup)), Sum::plus)));
        int parts = added.size() + subtracted.size();
        return sums.values().stream().map(sum -> sum.rollup(meterId, parts)).toList();
    }

    private static Rollup negated(Rollup rollup) {
        return new Rollup(rollup.deviceId(), rollup.resolution(), rollup.start(), -rollup.energyWh(),
                rollup.coveredSeconds(), -rollup.highestW(), -rollup.lowestW());
    }

    /** The extremes of a sum lie within the sums of the extremes. */
    private record Sum(Rollup rollup, int parts) {
        static Sum of(Rollup rollup) {
            return new Sum(rollup, 1);
        }

        Sum plus(Sum other) {
            Rollup more = other.rollup;
            return new Sum(new Rollup(rollup.deviceId(), rollup.resolution(), rollup.start(),
                    rollup.energyWh() + more.energyWh(), Math.min(rollup.coveredSeconds(), more.coveredSeconds()),
                    rollup.lowestW() + more.lowestW(), rollup.highestW() + more.highestW()), parts + other.parts);
        }

        Rollup rollup(String meterId, int wanted) {
            return new Rollup(meterId, rollup.resolution(), rollup.start(), rollup.energyWh(),
                    parts < wanted ? 0 : rollup.coveredSeconds(), rollup.lowestW(), rollup.highestW());
        }
    }
}
