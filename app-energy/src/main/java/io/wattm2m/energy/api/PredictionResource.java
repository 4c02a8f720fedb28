// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.OutletViews.Month;
import io.wattm2m.energy.api.OutletViews.MonthView;
import io.wattm2m.energy.api.OutletViews.PlugMonth;
import io.wattm2m.energy.api.OutletViews.PredictionView;
import io.wattm2m.energy.api.OutletViews.Price;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.insight.Forecasts.Forecast;
import io.wattm2m.energy.live.Device;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What will be used. Thread-safe. */
@Path("/api/predictions")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class PredictionResource {
    private final Household household;
    private final EachHome homes;

    @Inject
    PredictionResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /** The hour, the day and the month of one plug, or of the household. */
    @GET
    public PredictionView prediction(@QueryParam("deviceId") @Nullable String named) {
        String deviceId = named == null ? null : household.device(named).deviceId();
        return (deviceId == null ? ofHousehold() : of(household.device(deviceId)))
                .map(forecast -> PredictionView.of(deviceId, forecast))
                .orElseGet(() -> PredictionView.none(deviceId));
    }

    /**
     * What the month will have used at its end, in all and by each plug, and what a kWh costs on average, in {@code
     * prices} by currencies.
     */
    @GET
    @Path("/month-end")
    public MonthView monthEnd() {
        List<PlugMonth> plugs = household.devices().all().stream()
                .flatMap(device -> of(device).stream().map(forecast -> new PlugMonth(device.deviceId(), device.name(),
                        Month.of(forecast.monthEnd()))))
                .sorted(Comparator.comparingDouble((PlugMonth plug) -> plug.month().energyWh()).reversed()).toList();
        Month all = ofHousehold().map(forecast -> Month.of(forecast.monthEnd())).orElse(null);
        List<Price> prices = homes.byCurrency().entrySet().stream()
                .map(paid -> new Price(paid.getKey(), pricePerKwh(paid.getValue(), plugs), ids(paid.getValue())))
                .toList();
        return new MonthView(all, plugs, prices.size() == 1 ? prices.getFirst().pricePerKwh() : null, prices);
    }

    private static List<String> ids(List<OneHome> homes) {
        return homes.stream().flatMap(home -> home.household().devices().all().stream()).map(Device::deviceId)
                .sorted().toList();
    }

    /** Of several homes the mean by what their plugs will have used: each is billed by itself. */
    private BigDecimal pricePerKwh(List<OneHome> payingAlike, List<PlugMonth> plugs) {
        Map<String, Double> energy =
                plugs.stream().collect(Collectors.toMap(PlugMonth::deviceId, plug -> plug.month().energyWh()));
        double priced = 0;
        double weights = 0;
        for (OneHome home : payingAlike) {
            double weight = home.household().devices().all().stream()
                    .mapToDouble(device -> energy.getOrDefault(device.deviceId(), 0.0)).sum();
            priced += weight * price(home).doubleValue();
            weights += weight;
        }
        return payingAlike.size() > 1 && weights > 0 ? new BigDecimal(priced / weights, MathContext.DECIMAL32)
                : price(payingAlike.getFirst());
    }

    private BigDecimal price(OneHome home) {
        return home.household().insight().bills().pricePerKwh(household.today());
    }

    private Optional<Forecast> ofHousehold() {
        return forecast(homes.all().stream()
                .flatMap(home -> EnergyFlows.consuming(home.household().devices().all()).stream())
                .map(Device::deviceId).sorted().toList());
    }

    private Optional<Forecast> of(Device device) {
        return forecast(List.of(device.deviceId()));
    }

    private Optional<Forecast> forecast(List<String> deviceIds) {
        return household.insight().forecasts().of(deviceIds, household.localNow());
    }
}
