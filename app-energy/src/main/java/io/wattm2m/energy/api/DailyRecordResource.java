// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.ProductionViews.DayView;
import io.wattm2m.energy.insight.DailyRecords.PricedDay;
import io.wattm2m.energy.live.Device;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of days: energy, money, carbon dioxide and a score. Thread-safe. */
@Path("/api/daily-records")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class DailyRecordResource {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 92;
    private final Household household;
    private final EachHome homes;

    @Inject
    DailyRecordResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /**
     * The days {@code from} to {@code to}, both included, the last seven unless asked otherwise. Those of several homes
     * are sums, without a score: that is one home's.
     */
    @GET
    public List<DayView> days(@QueryParam("deviceIds") @Nullable String deviceIds,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        LocalDate last = Moments.date("to", to, household.today());
        LocalDate first = Moments.date("from", from, last.minusDays(USUAL_DAYS - 1));
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new BadRequestException("wanted are from and to in order, at most " + MOST_DAYS + " days");
        }
        List<Device> chosen = Chosen.devices(deviceIds, household);
        Map<LocalDate, PricedDay> days = new TreeMap<>();
        homes.payingAlike().stream().flatMap(home -> home.household().insight().bills().records()
                .between(home.among(chosen), first, last.plusDays(1)).stream())
                .forEach(day -> days.merge(day.energy().day(), day, PricedDay::plus));
        return days.values().stream().map(day -> DayView.of(day, household.today())).toList();
    }
}
