// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.environment.Correlation;
import io.wattm2m.energy.environment.Correlation.Coefficient;
import io.wattm2m.energy.environment.WeatherDependence;
import io.wattm2m.energy.environment.WeatherDependence.Slope;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.Climate.Correlated;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Rollups.Span;
import jakarta.ws.rs.BadRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents about what is measured beside power, each in the unit that stands with it. */
final class LevelViews {
    private LevelViews() {}

    /** The channel of this label; BadRequestException. */
    static Channel channel(String label) {
        return Channel.of(label).orElseThrow(() -> new BadRequestException("there is no quantity '" + label
                + "', only " + Arrays.stream(Channel.values()).map(Channel::label).toList()));
    }

    static LevelHistory hours(Climate climate, String source, Channel channel, Span span) {
        return new LevelHistory(source, channel.label(), channel.unit(), "hour",
                climate.hours(source, channel, span).stream()
                        .map(hour -> new LevelPoint(hour.start(), Views.rounded(hour.mean()), hour.lowest(),
                                hour.highest()))
                        .toList());
    }

    static LevelHistory days(Climate climate, String source, Channel channel, Span span, ZoneId zone) {
        return new LevelHistory(source, channel.label(), channel.unit(), "day",
                climate.days(source, channel, span).stream()
                        .map(day -> new LevelPoint(day.day().atStartOfDay(zone).toInstant(),
                                Views.rounded(day.mean()), day.lowest(), day.highest()))
                        .toList());
    }

    /** A quantity over time. */
    record LevelHistory(String source, String quantity, String unit, String resolution, List<LevelPoint> points) {}

    /** An hour or a day of it. */
    record LevelPoint(Instant start, double mean, double min, double max) {}

    /** A quantity of which there is a history. */
    record SourceView(String source, String name, String quantity, String unit) {}

    /** How days' consumption goes together with a quantity. */
    record CorrelationView(String source, String name, String quantity, String unit, int n, double effectiveN,
            Coefficient pearson, Coefficient spearman, boolean significant) {
        static CorrelationView of(Correlated found, String name) {
            Correlation correlation = found.correlation();
            return new CorrelationView(found.source().deviceId(), name, found.source().channel().label(),
                    found.source().channel().unit(), correlation.n(), Views.rounded(correlation.effectiveN()),
                    correlation.pearson(), correlation.spearman(), correlation.spearman().isSignificant());
        }
    }

    /** What was found, and what a degree day costs. */
    record Correlations(LocalDate from, LocalDate to, int leastDays, List<CorrelationView> correlations,
            @Nullable DependenceView weather) {}

    /** What a degree day costs, in Wh. */
    record DependenceView(int days, double baseWh, @Nullable Slope heating, @Nullable Slope cooling,
            double explained) {
        static DependenceView of(WeatherDependence found) {
            return new DependenceView(found.days(), Views.rounded(found.baseWh()), found.heating().orElse(null),
                    found.cooling().orElse(null), Views.rounded(found.explained()));
        }
    }
}
