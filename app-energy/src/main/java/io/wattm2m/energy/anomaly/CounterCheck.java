// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.anomaly.Anomaly.Kind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds energy counters that go back, jump, or stand still while power is drawn. Pure. */
public final class CounterCheck {
    /** A counter may be coarse and power may vary between two readings. */
    private static final double SLACK = 2;
    private static final double RESOLUTION_WH = 10;

    private CounterCheck() {}

    /** The anomalies between readings that follow each other in time. */
    public static List<Anomaly> check(List<CounterReading> readings) {
        List<Anomaly> anomalies = new ArrayList<>();
        for (int index = 1; index < readings.size(); index++) {
            CounterReading before = readings.get(index - 1);
            CounterReading now = readings.get(index);
            double countedWh = now.energyWh() - before.energyWh();
            double hours = Duration.between(before.at(), now.at()).toMillis() / 3_600_000.0;
            double possibleWh = Math.max(before.powerW(), now.powerW()) * hours * SLACK + RESOLUTION_WH;
            double leastWh = Math.min(before.powerW(), now.powerW()) * hours / SLACK - RESOLUTION_WH;
            if (countedWh < 0) {
                anomalies.add(anomaly(before, now, -countedWh / RESOLUTION_WH, String.format(Locale.ROOT,
                        "The counter went back from %.1f to %.1f Wh: it was reset or replaced.", before.energyWh(),
                        now.energyWh())));
            } else if (countedWh > possibleWh) {
                anomalies.add(anomaly(before, now, countedWh / possibleWh, String.format(Locale.ROOT,
                        "The counter jumped by %.1f Wh; the power allows for %.1f Wh at most.", countedWh,
                        possibleWh)));
            } else if (countedWh < leastWh) {
                anomalies.add(anomaly(before, now, (leastWh + RESOLUTION_WH) / (countedWh + RESOLUTION_WH),
                        String.format(Locale.ROOT, "The counter advanced by %.1f Wh only; the power makes at least "
                                + "%.1f Wh.", countedWh, leastWh)));
            }
        }
        return List.copyOf(anomalies);
    }

    private static Anomaly anomaly(CounterReading from, CounterReading to, double score, String text) {
        return new Anomaly(Kind.COUNTER, from.at(), to.at(), score, text);
    }

    /**
     * What a plug said of its counter. Immutable.
     *
     * @param at when, in local time
     * @param energyWh the counter
     * @param powerW the power then
     */
    public record CounterReading(LocalDateTime at, double energyWh, double powerW) {
        public CounterReading {
            requireNonNull(at, "at is null");
        }
    }
}
