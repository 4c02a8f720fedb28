// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums days up to months. Pure. */
public final class Months {
    private Months() {}

    /** The months of a plug's days, in order. */
    public static List<Rollup> of(List<Rollup> days, ZoneId zone) {
        Map<Instant, Rollup> months = new TreeMap<>();
        for (Rollup day : days) {
            Instant start = Resolution.MONTH.start(day.start(), zone);
            Rollup first = new Rollup(day.deviceId(), Resolution.MONTH, start, day.energyWh(), day.coveredSeconds(),
                    day.lowestW(), day.highestW());
            months.merge(start, first, Rollup::plus);
        }
        return List.copyOf(months.values());
    }
}
