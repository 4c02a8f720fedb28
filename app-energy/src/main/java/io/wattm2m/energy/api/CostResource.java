// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Costs;
import io.wattm2m.energy.measure.Resolution;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What energy has cost over time. Thread-safe. */
@Path("/api/power")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class CostResource {
    private final Household household;
    private final EachHome homes;

    @Inject
    CostResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /**
     * What each hour, day or month has added to its month's bill by the tariff that is paid, without fixed charges: the
     * last 24 hours unless asked otherwise. Each home has a bill of its own, also where the sum of several is told;
     * there is none of different currencies, but {@code currencies} has what was paid in each.
     */
    @GET
    @Path("/cost")
    public CostView cost(@QueryParam("resolution") @DefaultValue("hour") String resolutionName,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        HistoryQuery query = HistoryQuery.of(resolutionName, from, to, household);
        Resolution resolution = query.resolution();
        if (resolution == Resolution.MINUTE || resolution == Resolution.QUARTER_HOUR) {
            throw new BadRequestException("resolution " + resolutionName
                    + " is not hour, day or month: prices change at full hours");
        }
        Duration length = Duration.between(query.span().from(), query.span().to());
        if ((resolution == Resolution.HOUR ? length.toHours() : length.toDays()) > household.mostPoints()) {
            throw new BadRequestException("from and to are too far apart for " + household.mostPoints()
                    + " points; ask for a shorter time or a coarser resolution");
        }
        return CostView.of(resolution, homes.byCurrency().values().stream()
                .map(payingAlike -> CostView.of(resolution, payingAlike.stream()
                        .map(home -> home.household().insight().bills().costs(resolution, query.span()))
                        .reduce(Costs::plus).orElseThrow()))
                .toList());
    }

    /** What a span has cost, {@code ofDevices} by device id; in several currencies each by itself and no sum. */
    record CostView(String resolution, @Nullable String currency, @Nullable BigDecimal cost,
            @Nullable BigDecimal earned, List<CostPoint> points, Map<String, BigDecimal> ofDevices,
            List<CostView> currencies) {
        static CostView of(Resolution resolution, List<CostView> currencies) {
            return currencies.size() == 1 ? currencies.getFirst()
                    : new CostView(resolution.label(), null, null, null, List.of(), Map.of(), currencies);
        }

        static CostView of(Resolution resolution, Costs costs) {
            return new CostView(resolution.label(), costs.currency(), costs.cost(), costs.earned(),
                    costs.buckets().stream().map(CostPoint::of).toList(), costs.ofDevices(), List.of());
        }
    }

    /** An hour, day or month of it. */
    record CostPoint(Instant start, BigDecimal takenKwh, BigDecimal cost, BigDecimal earned) {
        static CostPoint of(Costs.Bucket bucket) {
            return new CostPoint(bucket.start(), bucket.takenKwh(), bucket.cost(), bucket.earned());
        }
    }
}
