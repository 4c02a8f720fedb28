// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.Daily;
import io.wattm2m.energy.api.Views.DeviceEnergy;
import io.wattm2m.energy.api.Views.DeviceView;
import io.wattm2m.energy.api.Views.History;
import io.wattm2m.energy.api.Views.Summary;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Balance;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Power and energy, now and over time. Thread-safe. */
@Path("/api/power")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class PowerResource {
    /** A plug that was not heard of for longer is not counted as using power. */
    private static final Duration FRESH = Duration.ofMinutes(5);
    private final Household household;
    private final EachHome homes;

    @Inject
    PowerResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /**
     * All plugs together; where there are several homes, the sums of what each is by itself. Where they pay in
     * different currencies there is no {@code costToday} of all, but one in each of {@code costs}.
     */
    @GET
    @Path("/summary")
    public Summary summary() {
        List<Device> devices = household.devices().all();
        Instant now = household.now();
        double powerW = homes.all().stream().mapToDouble(home -> EnergyFlows
                .powerW(home.household().devices().all(), now.minus(FRESH))).sum();
        double todayWh = homes.all().stream().mapToDouble(home -> consumedTodayWh(home.household())).sum();
        long on = devices.stream().filter(device -> device.on().orElse(false)).count();
        return Summary.of(new Summary.Usage(Views.rounded(powerW), Views.rounded(todayWh), devices.size(), on, now),
                homes.byCurrency().values().stream().map(this::today).toList());
    }

    private Bills.Addition today(List<OneHome> payingAlike) {
        return payingAlike.stream().map(home -> home.household().insight().bills().day(household.today()))
                .reduce(Bills.Addition::plus).orElseThrow();
    }

    /** Where meters and plugs count the same energy, their sum is not what was consumed. */
    private static double consumedTodayWh(Household home) {
        List<Device> devices = home.devices().all();
        if (!EnergyFlows.areMetered(devices)) {
            return home.energyTodayWh().values().stream().mapToDouble(Double::doubleValue).sum();
        }
        Span today = new Span(Resolution.DAY.start(home.now(), home.zone()), home.now());
        return Balance.of(home.insight().bills().flows().sums(devices, Resolution.QUARTER_HOUR, today)).consumedWh();
    }

    /** One plug as it was last seen. */
    @GET
    @Path("/{deviceId}/current")
    public DeviceView current(@PathParam("deviceId") String deviceId) {
        Device device = household.device(deviceId);
        return DeviceView.of(device, household.energyTodayWh().getOrDefault(device.deviceId(), 0.0));
    }

    /** What a plug used per minute, 15 minutes, hour, day or month: the last 24 hours unless asked otherwise. */
    @GET
    @Path("/{deviceId}/history")
    public History history(@PathParam("deviceId") String named,
            @QueryParam("resolution") @DefaultValue("hour") String resolutionName,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        String deviceId = household.device(named).deviceId();
        HistoryQuery query = HistoryQuery.of(resolutionName, from, to, household);
        return query.answer(deviceId, household.history(deviceId, query.resolution(), query.span(),
                HistoryQuery.limit(household)), household);
    }

    /** What each plug used on a day: today unless asked otherwise. */
    @GET
    @Path("/daily")
    public Daily daily(@QueryParam("date") @Nullable String date) {
        LocalDate day = Moments.date("date", date, household.today());
        Map<String, Double> energy =
                household.rollups().dayEnergyWh(day.atStartOfDay(household.zone()).toInstant());
        List<DeviceEnergy> devices = energy.entrySet().stream()
                .map(entry -> new DeviceEnergy(entry.getKey(), Views.rounded(entry.getValue())))
                .sorted(Comparator.comparing(DeviceEnergy::deviceId)).toList();
        double total = energy.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Daily(day, Views.rounded(total), devices);
    }
}
