// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.GrafanaViews.Annotation;
import io.wattm2m.energy.api.GrafanaViews.AnnotationQuery;
import io.wattm2m.energy.api.GrafanaViews.Query;
import io.wattm2m.energy.api.GrafanaViews.Range;
import io.wattm2m.energy.api.GrafanaViews.Search;
import io.wattm2m.energy.api.GrafanaViews.Series;
import io.wattm2m.energy.api.GrafanaViews.Target;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JSON data source for Grafana: a series is {@code <deviceId>.power} in W or {@code .energy} in Wh. Thread-safe. */
@Path("/grafana")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.VIEWER)
@OfHomes
public final class GrafanaResource {
    private static final int MOST_ANNOTATION_DAYS = 31;
    private final Household household;

    @Inject
    public GrafanaResource(Household household) {
        this.household = household;
    }

    /** Whether it is there. */
    @GET
    public Map<String, String> test() {
        return Map.of("status", "ok");
    }

    /** The series whose names contain what is looked for. */
    @POST
    @Path("/search")
    public List<String> search(@Nullable Search search) {
        String part = search == null || search.target() == null ? "" : search.target();
        return household.devices().all().stream().map(Device::deviceId)
                .flatMap(id -> Stream.of(id + ".power", id + ".energy")).filter(name -> name.contains(part)).toList();
    }

    /** The points of these series, as coarse as it takes to be not more than are wanted. */
    @POST
    @Path("/query")
    public List<Series> query(@Nullable Query query) {
        if (query == null || query.targets() == null) {
            throw Refusal.malformed("wanted are range and targets");
        }
        Span span = span(query.range());
        return query.targets().stream().map(Target::target).flatMap(Stream::ofNullable)
                .map(name -> series(name, span, wanted(query.maxDataPoints()))).toList();
    }

    /** What was out of the ordinary, of one plug or all. */
    @POST
    @Path("/annotations")
    public List<Annotation> annotations(@Nullable AnnotationQuery query) {
        if (query == null) {
            throw Refusal.malformed("wanted is range");
        }
        Span span = span(query.range());
        LocalDate last = LocalDate.ofInstant(span.to(), household.zone());
        LocalDate earliest = last.minusDays(MOST_ANNOTATION_DAYS);
        LocalDate first = LocalDate.ofInstant(span.from(), household.zone());
        String device = query.annotation() == null ? null : query.annotation().query();
        return household.devices().all().stream()
                .filter(known -> device == null || device.isBlank() || known.deviceId().equals(device))
                .flatMap(known -> household.insight().outlets()
                        .anomalies(known.deviceId(), first.isBefore(earliest) ? earliest : first, last).stream()
                        .map(anomaly -> new Annotation(known.name(), anomaly.explanation(),
                                anomaly.from().atZone(household.zone()).toInstant().toEpochMilli(),
                                anomaly.to().atZone(household.zone()).toInstant().toEpochMilli())))
                .toList();
    }

    private Series series(String name, Span span, int most) {
        int dot = name.lastIndexOf('.');
        String kind = name.substring(dot + 1);
        if (dot < 1 || !List.of("power", "energy").contains(kind)) {
            throw Refusal.malformed("a series is <deviceId>.power or <deviceId>.energy, and not " + name);
        }
        String id = household.device(name.substring(0, dot)).deviceId();
        List<Rollup> rows = household.rollups().between(id, resolution(span, most), span, household.mostPoints());
        return new Series(name, rows.stream().map(row -> List.<Number>of(
                Views.rounded(kind.equals("power") ? row.meanW() : row.energyWh()), row.start().toEpochMilli()))
                .toList());
    }

    private static Resolution resolution(Span span, int most) {
        long minutes = Math.max(1, Duration.between(span.from(), span.to()).toMinutes());
        if (minutes <= most) {
            return Resolution.MINUTE;
        }
        if (minutes / 15 <= most) {
            return Resolution.QUARTER_HOUR;
        }
        return minutes / 60 <= most ? Resolution.HOUR : Resolution.DAY;
    }

    private int wanted(@Nullable Integer points) {
        return Math.clamp(Optional.ofNullable(points).orElse(household.mostPoints()), 1, household.mostPoints());
    }

    private static Span span(@Nullable Range range) {
        if (range == null || range.from() == null || range.to() == null) {
            throw Refusal.malformed("wanted is range with from and to");
        }
        Instant from = Moments.instant("range.from", range.from());
        Instant to = Moments.instant("range.to", range.to());
        if (!from.isBefore(to)) {
            throw Refusal.malformed("range.from is not before range.to");
        }
        return new Span(from, to);
    }
}
