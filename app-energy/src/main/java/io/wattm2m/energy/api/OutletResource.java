// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.OutletViews.AnomalyView;
import io.wattm2m.energy.api.OutletViews.Recommendation;
import io.wattm2m.energy.api.OutletViews.StateView;
import io.wattm2m.energy.api.OutletViews.Threshold;
import io.wattm2m.energy.api.OutletViews.WasteView;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Reading;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of single outlets. Thread-safe. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class OutletResource {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST_DAYS = 90;
    private static final double HIGHEST_THRESHOLD_W = 10_000;
    private final Household household;
    private final EachHome homes;

    @Inject
    OutletResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /** What it does now: off, standby or load, and the threshold between them. */
    @GET
    @Path("/devices/{deviceId}/state")
    public StateView state(@PathParam("deviceId") String deviceId) {
        Device device = household.device(deviceId);
        String id = device.deviceId();
        Optional<Reading> reading = device.reading().filter(known -> device.lastSeen()
                .filter(household.now().minus(FRESH)::isBefore).isPresent());
        return StateView.of(id, device.name(), insight().outlets().model(id, household.today()),
                reading.map(Reading::powerW).orElse(null));
    }

    /** Sets the threshold between standby and load by hand. */
    @PUT
    @Path("/devices/{deviceId}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    public StateView setThreshold(@PathParam("deviceId") String deviceId, @Nullable Threshold threshold) {
        String id = household.device(deviceId).deviceId();
        Double loadFromW = threshold == null ? null : threshold.loadFromW();
        if (loadFromW == null || !(loadFromW > 0) || loadFromW > HIGHEST_THRESHOLD_W) {
            throw new BadRequestException("wanted is {\"loadFromW\": more than 0 and at most 10000}");
        }
        insight().outlets().setThreshold(id, loadFromW);
        return state(id);
    }

    /** What standby has wasted in the last days, in energy and money. */
    @GET
    @Path("/devices/{deviceId}/waste")
    public WasteView waste(@PathParam("deviceId") String deviceId, @QueryParam("days") @DefaultValue("30") int days) {
        Device device = household.device(deviceId);
        if (days < 1 || days > MOST_DAYS) {
            throw new BadRequestException("days " + days + " is not 1 to " + MOST_DAYS);
        }
        LocalDate today = household.today();
        BigDecimal price = homes.of(device.deviceId()).insight().bills().pricePerKwh(today);
        return WasteView.of(device.deviceId(), device.name(), days,
                insight().outlets().waste(device.deviceId(), today, days, price), price);
    }

    /** What was out of the ordinary from a day on, a week ago unless asked otherwise; the latest first. */
    @GET
    @Path("/devices/{deviceId}/anomalies")
    public List<AnomalyView> anomalies(@PathParam("deviceId") String deviceId,
            @QueryParam("from") @Nullable String from) {
        String id = household.device(deviceId).deviceId();
        LocalDate today = household.today();
        LocalDate first = Moments.date("from", from, today.minusDays(7));
        if (first.isAfter(today) || first.isBefore(today.minusDays(MOST_DAYS))) {
            throw new BadRequestException("from " + first + " is not within the last " + MOST_DAYS + " days");
        }
        return insight().outlets().anomalies(id, first, today).stream().map(AnomalyView::of).toList();
    }

    /** What automatic control would do now, whether it is enabled or not. */
    @GET
    @Path("/devices/{deviceId}/auto-control-recommendation")
    public Recommendation recommendation(@PathParam("deviceId") String deviceId) {
        return recommendation(household.device(deviceId));
    }

    /** The same for all outlets. */
    @GET
    @Path("/auto-control/recommendations")
    public List<Recommendation> recommendations() {
        return household.devices().all().stream().map(this::recommendation).toList();
    }

    private Recommendation recommendation(Device device) {
        return insight().control().recommendation(device, household.now())
                .map(decision -> Recommendation.of(device.deviceId(), device.name(), decision))
                .orElseGet(() -> Recommendation.none(device.deviceId(), device.name()));
    }

    private Insight insight() {
        return household.insight();
    }
}
