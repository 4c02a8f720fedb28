// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.util.stream.Collectors.groupingBy;

import io.wattm2m.energy.environment.Correlation.Coefficient;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.Climate.Correlated;
import io.wattm2m.energy.insight.Results;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Levels.Source;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells other applications how a day was around devices, how its weather was, and what consumption has to do with both.
 * Immutable.
 *
 * @param climate what is known of it
 * @param results publishes anew what is not what was published last
 * @param zone whose days
 */
record Almanac(Climate climate, Results results, ZoneId zone) {
    /** Where the weather is told, which is of nobody. */
    static final String EVERYWHERE = "household";
    private static final int CORRELATED_DAYS = 60;

    /** Tells of a day that is over; RequestFailure where the CSE refuses it. */
    void tell(String place, List<Device> devices, LocalDate day) {
        Span span = span(day, day.plusDays(1));
        String name = "d" + day.toString().replace("-", "");
        climate.sources(devices, span).stream().collect(groupingBy(Source::deviceId)).forEach((deviceId, sources) -> {
            if (!deviceId.equals(Climate.WEATHER)) {
                results.publish(deviceId, "environment", name, hours(day, sources, span));
            } else if (place.equals(EVERYWHERE)) {
                results.publish(EVERYWHERE, "weather", name, hours(day, sources, span));
            }
        });
        correlate(place, devices, day.minusDays(CORRELATED_DAYS - 1), day, name);
    }

    private void correlate(String place, List<Device> devices, LocalDate from, LocalDate day, String name) {
        if (climate.sources(devices, span(from, day.plusDays(1))).isEmpty()) {
            return;
        }
        List<Correlated> found = climate.correlations(devices, from, day.plusDays(1));
        if (!found.isEmpty()) {
            results.publish(place, "correlation", name, Map.of("from", from.toString(), "to", day.toString(),
                    "correlations", found.stream().map(Almanac::document).toList()));
        }
    }

    private Map<String, Object> hours(LocalDate day, List<Source> sources, Span span) {
        Map<String, Object> quantities = new LinkedHashMap<>();
        sources.forEach(source -> quantities.put(source.channel().label(), Map.of("unit", source.channel().unit(),
                "hours", climate.hours(source.deviceId(), source.channel(), span).stream().map(Almanac::document)
                        .toList())));
        return Map.of("day", day.toString(), "quantities", quantities);
    }

    private static Map<String, Object> document(Level hour) {
        return Map.of("start", hour.start().toString(), "mean", hour.mean(), "lowest", hour.lowest(), "highest",
                hour.highest());
    }

    private static Map<String, Object> document(Correlated found) {
        return Map.of("source", found.source().deviceId(), "quantity", found.source().channel().label(), "unit",
                found.source().channel().unit(), "days", found.correlation().n(), "effectiveDays",
                found.correlation().effectiveN(), "spearman", document(found.correlation().spearman()), "pearson",
                document(found.correlation().pearson()));
    }

    private static Map<String, Object> document(Coefficient coefficient) {
        return Map.of("value", coefficient.value(), "low", coefficient.low(), "high", coefficient.high());
    }

    private Span span(LocalDate from, LocalDate to) {
        return new Span(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }
}
