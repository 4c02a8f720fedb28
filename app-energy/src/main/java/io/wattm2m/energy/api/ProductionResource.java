// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.LevelViews.LevelHistory;
import io.wattm2m.energy.api.ProductionViews.BalanceView;
import io.wattm2m.energy.api.ProductionViews.FlowHistory;
import io.wattm2m.energy.api.ProductionViews.MeterView;
import io.wattm2m.energy.api.ProductionViews.ProductionView;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.production.Flow;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where energy comes from and goes to: production, batteries, the grid. Devices are all that the sender sees, or those
 * of {@code deviceIds}, separated by commas. Thread-safe.
 */
@Path("/api/production")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class ProductionResource {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(366);
    private final Household household;
    private final Outlook outlook;
    private final EachHome homes;

    @Inject
    ProductionResource(Household household, Outlook outlook, EachHome homes) {
        this.household = household;
        this.outlook = outlook;
        this.homes = homes;
    }

    /** The balance, today unless asked otherwise, the batteries, and what the meters tell now. */
    @GET
    public ProductionView production(@QueryParam("deviceIds") @Nullable String deviceIds,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        List<Device> devices = Chosen.devices(deviceIds, household);
        Span span = span(from, to);
        List<Flow> flows = flows(devices, Resolution.QUARTER_HOUR, span).toList();
        Instant fresh = household.now().minus(FRESH);
        return new ProductionView(span.from(), span.to(),
                homes.all().stream().anyMatch(home -> EnergyFlows.areMetered(home.among(devices))),
                BalanceView.of(Balance.of(flows)),
                ProductionViews.batteries(outlook.storage().batteries(devices, span), devices),
                devices.stream().filter(MeterView::isMeter).map(device -> MeterView.of(device, fresh)).toList());
    }

    /** The flows by {@code 15min}, {@code hour}, {@code day} or {@code month}, today unless asked otherwise. */
    @GET
    @Path("/history")
    public FlowHistory history(@QueryParam("deviceIds") @Nullable String deviceIds,
            @QueryParam("resolution") @DefaultValue("hour") String resolution,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Resolution wanted = HistoryQuery.resolution(resolution);
        Map<Instant, Flow> sums = new TreeMap<>();
        flows(Chosen.devices(deviceIds, household), wanted, span(from, to))
                .forEach(flow -> sums.merge(flow.start(), flow, Flow::plus));
        List<Flow> flows = List.copyOf(sums.values());
        if (flows.size() > household.mostPoints()) {
            throw new BadRequestException("there are more than " + household.mostPoints()
                    + " points; ask for a shorter time or a coarser resolution");
        }
        return new FlowHistory(wanted.label(), flows);
    }

    /** What else a device tells over time, such as {@code battery}, {@code voltage} or {@code powerFactor}. */
    @GET
    @Path("/levels")
    public LevelHistory levels(@QueryParam("deviceId") @DefaultValue("") String deviceId,
            @QueryParam("quantity") @DefaultValue("battery") String quantity,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        String id = household.device(deviceId).deviceId();
        return LevelViews.hours(outlook.climate(), id, LevelViews.channel(quantity), span(from, to));
    }

    private Span span(@Nullable String from, @Nullable String to) {
        Instant today = Resolution.DAY.start(household.now(), household.zone());
        Span span = from == null && to == null ? new Span(today, household.now())
                : Moments.span(from, to, Duration.ofDays(1), household.now());
        if (span.from().isAfter(span.to()) || Duration.between(span.from(), span.to()).compareTo(LONGEST) > 0) {
            throw new BadRequestException("wanted are from and to in order, at most " + LONGEST.toDays() + " days");
        }
        return span;
    }

    /** What one home gives to the grid does not supply another: the flows of each by itself. */
    private Stream<Flow> flows(List<Device> devices, Resolution resolution, Span span) {
        return homes.all().stream().flatMap(home -> home.household().insight().bills().flows()
                .sums(home.among(devices), resolution, span).stream());
    }
}
