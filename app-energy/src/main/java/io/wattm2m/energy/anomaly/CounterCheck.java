// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Rollup;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds energy counters that fell, jumped, or stood still while power was drawn. Pure. */
public final class CounterCheck {
    /** Power may vary between two readings. */
    private static final double SLACK = 2;
    /** A counter may be coarse. */
    private static final double RESOLUTION_WH = 10;
    /** A counter that had to be mended is out of the ordinary, and there is no degree of it. */
    private static final double MENDED = 2;

    private CounterCheck() {}

    /**
     * The anomalies of a counter.
     *
     * @param edits what was mended; of no matter unless it is of the counter
     * @param hours what was counted in each hour
     * @param zone where it is
     */
    public static List<Anomaly> check(List<Edit> edits, List<Rollup> hours, ZoneId zone) {
        Stream<Anomaly> mended = edits.stream().filter(edit -> edit.kind() == Edit.Kind.COUNTER).map(edit -> {
            LocalDateTime at = LocalDateTime.ofInstant(edit.at(), zone);
            return new Anomaly(Kind.COUNTER, at, at.plusMinutes(1), MENDED, edit.text());
        });
        return Stream.concat(mended, hours.stream().filter(hour -> hour.energyWh() < demandedWh(hour))
                .map(hour -> still(hour, zone))).toList();
    }

    /** What a counter shows at least after an hour in which the power was never less than its lowest reading. */
    private static double demandedWh(Rollup hour) {
        return hour.lowestW() * hour.coveredSeconds() / 3600 / SLACK - RESOLUTION_WH;
    }

    private static Anomaly still(Rollup hour, ZoneId zone) {
        LocalDateTime from = LocalDateTime.ofInstant(hour.start(), zone);
        double demandedWh = demandedWh(hour);
        double score = (demandedWh + RESOLUTION_WH) / (Math.max(0, hour.energyWh()) + RESOLUTION_WH);
        return new Anomaly(Kind.COUNTER, from, from.plus(Duration.ofHours(1)), score, String.format(Locale.ROOT,
                "The counter advanced by %.1f Wh only in an hour; the power makes at least %.1f Wh.", hour.energyWh(),
                demandedWh));
    }
}
