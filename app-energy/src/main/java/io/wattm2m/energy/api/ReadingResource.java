// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.Point;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.people.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured, page by page. Thread-safe. */
@Path("/api/readings")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class ReadingResource {
    private static final int MOST = 1000;
    private final Household household;

    @Inject
    public ReadingResource(Household household) {
        this.household = household;
    }

    /** The minutes of a plug, or its hours or days, the oldest first: the last hour unless asked otherwise. */
    @GET
    public Response readings(@QueryParam("deviceId") @DefaultValue("") String deviceId,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to,
            @QueryParam("resolution") @DefaultValue("minute") String resolutionName,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        String id = household.device(deviceId).deviceId();
        Resolution resolution = Resolution.of(resolutionName).filter(Resolution.KEPT::contains)
                .orElseThrow(() -> Refusal.malformed("resolution is minute, 15min, hour or day"));
        if (limit < 1 || limit > MOST) {
            throw Refusal.malformed("limit " + limit + " is not 1 to " + MOST);
        }
        Span span = Moments.span(from, to, Duration.ofHours(1), household.now());
        List<Rollup> rows = household.rollups().between(id, resolution, span, limit + 1);
        Response.ResponseBuilder answer = Response.ok(rows.stream().limit(limit)
                .map(row -> new ReadingView(id, Point.of(row, household.zone()))).toList());
        if (rows.size() > limit) {
            // addresses carry no plus signs that would have to be escaped: times are in UTC
            answer.header("Link", "<" + UriBuilder.fromPath("/api/readings").queryParam("deviceId", "{device}")
                    .queryParam("from", rows.get(limit).start()).queryParam("to", span.to())
                    .queryParam("resolution", resolution.label()).queryParam("limit", limit).build(id)
                    + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** A minute, hour or day: mean power in W, energy in Wh. */
    record ReadingView(String deviceId, Instant timestamp, double power, double energy, double coverage) {
        ReadingView(String deviceId, Point point) {
            this(deviceId, point.start(), point.meanW(), point.energyWh(), point.coverage());
        }
    }
}
