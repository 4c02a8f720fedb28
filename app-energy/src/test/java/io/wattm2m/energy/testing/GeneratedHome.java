// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A home whose meters count what they are told to: each a function of the quarter of an hour, in UTC, by which the truth
 * of every sum is known. Immutable once filled; one thread until then.
 */
public final class GeneratedHome implements Rollups {
    /** A home without meters. */
    public static final Rollups NOTHING = new GeneratedHome(Instant.EPOCH, Instant.EPOCH);
    private static final long QUARTER_SECONDS = 900;
    private final Map<String, TreeMap<Instant, Double>> meters = new TreeMap<>();
    private final Instant from;
    private final Instant to;

    public GeneratedHome(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** Adds a meter by what it counts in each quarter, in Wh. */
    public GeneratedHome with(String meter, ToDoubleFunction<Instant> quarterWh) {
        TreeMap<Instant, Double> quarters = new TreeMap<>();
        for (Instant quarter = from; quarter.isBefore(to); quarter = quarter.plusSeconds(QUARTER_SECONDS)) {
            quarters.put(quarter, quarterWh.applyAsDouble(quarter));
        }
        meters.put(meter, quarters);
        return this;
    }

    /** The hour of the day in UTC. */
    public static int hour(Instant time) {
        return time.atZone(ZoneOffset.UTC).getHour();
    }

    @Override
    public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
        if (resolution == Resolution.MINUTE) {
            return between(deviceId, Resolution.QUARTER_HOUR, span, limit).stream().flatMap(GeneratedHome::minutes)
                    .limit(limit).toList();
        }
        TreeMap<Instant, Rollup> rollups = new TreeMap<>();
        meters.getOrDefault(deviceId, new TreeMap<>()).subMap(span.from(), span.to())
                .forEach((quarter, energyWh) -> rollups.merge(resolution.start(quarter, ZoneOffset.UTC),
                        rollup(deviceId, resolution, quarter, energyWh), GeneratedHome::sum));
        return rollups.values().stream().limit(limit).toList();
    }

    @Override
    public Map<String, Double> dayEnergyWh(Instant dayStart) {
        return Map.of();
    }

    private static Stream<Rollup> minutes(Rollup quarter) {
        return LongStream.range(0, 15).mapToObj(minute -> new Rollup(quarter.deviceId(), Resolution.MINUTE,
                quarter.start().plusSeconds(60 * minute), quarter.energyWh() / 15, 60, quarter.lowestW(),
                quarter.highestW()));
    }

    private static Rollup rollup(String deviceId, Resolution resolution, Instant quarter, double energyWh) {
        double powerW = energyWh * 3600 / QUARTER_SECONDS;
        return new Rollup(deviceId, resolution, resolution.start(quarter, ZoneOffset.UTC), energyWh, QUARTER_SECONDS,
                powerW, powerW);
    }

    private static Rollup sum(Rollup a, Rollup b) {
        return new Rollup(a.deviceId(), a.resolution(), a.start(), a.energyWh() + b.energyWh(),
                a.coveredSeconds() + b.coveredSeconds(), Math.min(a.lowestW(), b.lowestW()),
                Math.max(a.highestW(), b.highestW()));
    }
}
