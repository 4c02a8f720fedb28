// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The minutes and hours of one plug, from a trace in UTC. Immutable. */
public record TraceRollups(String deviceId, MinuteTrace trace) implements Rollups {

    @Override
    public List<Rollup> between(String wanted, Resolution resolution, Span span, int limit) {
        Map<Instant, Rollup> rollups = new TreeMap<>();
        for (int minute = 0; minute < trace.size() && wanted.equals(deviceId); minute++) {
            Instant time = trace.time(minute).toInstant(ZoneOffset.UTC);
            if (trace.isRecorded(minute) && !time.isBefore(span.from()) && time.isBefore(span.to())) {
                double powerW = trace.powerW(minute);
                Instant start = resolution.start(time, ZoneOffset.UTC);
                rollups.merge(start, new Rollup(deviceId, resolution, start, powerW / 60, 60, powerW, powerW),
                        (a, b) -> new Rollup(deviceId, resolution, start, a.energyWh() + b.energyWh(),
                                a.coveredSeconds() + 60, Math.min(a.lowestW(), powerW),
                                Math.max(a.highestW(), powerW)));
            }
        }
        return rollups.values().stream().limit(limit).toList();
    }

    @Override
    public Map<String, Double> dayEnergyWh(Instant dayStart) {
        return Map.of();
    }
}
