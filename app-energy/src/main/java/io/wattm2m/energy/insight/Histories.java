// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.anomaly.CounterCheck;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.forecast.HourlySeries;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept, in the forms that the calculation asks for, in local time. Thread-safe.
 *
 * <p>Where clocks are set back, the later of two hours of the same name stands in a trace or series; no energy is left
 * out of a bill.
 */
public final class Histories {
    private static final int MOST_ROWS = 400 * MinuteTrace.MINUTES_A_DAY;
    private static final double LEAST_MINUTE_SECONDS = 1;
    private static final double LEAST_HOUR_SECONDS = 1800;
    private static final double HOUR_SECONDS = 3600;
    private final Rollups rollups;
    private final CounterEdits edits;
    private final ZoneId zone;

    /** What is kept, of counters that were never mended. */
    public Histories(Rollups rollups, ZoneId zone) {
        this(rollups, (deviceId, span) -> List.of(), zone);
    }

    /** What is kept, and what was mended in it. */
    public Histories(Rollups rollups, CounterEdits edits, ZoneId zone) {
        this.rollups = rollups;
        this.edits = edits;
        this.zone = zone;
    }

    /** Where energy came from and went to. */
    public EnergyFlows flows() {
        return new EnergyFlows(rollups, zone);
    }

    ZoneId zone() {
        return zone;
    }

    /** The minutes of a plug from a day on and before another. */
    MinuteTrace trace(String deviceId, LocalDate from, LocalDate to) {
        double[] powerW = new double[(int) ChronoUnit.DAYS.between(from, to) * MinuteTrace.MINUTES_A_DAY];
        Arrays.fill(powerW, Double.NaN);
        for (Rollup minute : rollups.between(deviceId, Resolution.MINUTE, span(from, to), MOST_ROWS)) {
            long index = ChronoUnit.MINUTES.between(from.atStartOfDay(), local(minute));
            if (minute.coveredSeconds() >= LEAST_MINUTE_SECONDS && index >= 0 && index < powerW.length) {
                powerW[(int) index] = minute.meanW();
            }
        }
        return MinuteTrace.of(from, powerW);
    }

    /** What is out of the ordinary in the counter of a plug, from a day on and before another. */
    List<Anomaly> counter(String deviceId, LocalDate from, LocalDate to) {
        Span span = span(from, to);
        return CounterCheck.check(edits.between(deviceId, span),
                rollups.between(deviceId, Resolution.HOUR, span, MOST_ROWS), zone);
    }

    /** The hours of a plug from a day on and before another. */
    HourlySeries series(String deviceId, LocalDate from, LocalDate to) {
        double[] energyWh = new double[(int) ChronoUnit.DAYS.between(from, to) * HourlySeries.DAY];
        Arrays.fill(energyWh, Double.NaN);
        for (Rollup hour : rollups.between(deviceId, Resolution.HOUR, span(from, to), MOST_ROWS)) {
            long index = ChronoUnit.HOURS.between(from.atStartOfDay(), local(hour));
            if (hour.coveredSeconds() >= LEAST_HOUR_SECONDS && index >= 0 && index < energyWh.length) {
                energyWh[(int) index] = hour.energyWh() * HOUR_SECONDS / hour.coveredSeconds();
            }
        }
        return HourlySeries.of(from, energyWh);
    }

    /** The energy of a plug by hours, from a day on and before another. */
    List<UsedEnergy> used(String deviceId, LocalDate from, LocalDate to) {
        return rollups.between(deviceId, Resolution.HOUR, span(from, to), MOST_ROWS).stream()
                .map(hour -> UsedEnergy.ofWh(local(hour), hour.energyWh())).toList();
    }

    private LocalDateTime local(Rollup rollup) {
        return LocalDateTime.ofInstant(rollup.start(), zone);
    }

    Span span(LocalDate from, LocalDate to) {
        return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
