// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.OutletViews.PredictionView;
import io.wattm2m.energy.live.Device;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What will be used. Thread-safe. */
@Path("/api/predictions")
@Produces(MediaType.APPLICATION_JSON)
public final class PredictionResource {
    private final Household household;

    @Inject
    public PredictionResource(Household household) {
        this.household = household;
    }

    /** The hour, the day and the month of one plug, or of the household. */
    @GET
    public PredictionView prediction(@QueryParam("deviceId") @Nullable String deviceId) {
        List<String> ids = deviceId == null ? household.devices().all().stream().map(Device::deviceId).toList()
                : List.of(household.device(deviceId).deviceId());
        return household.insight().forecasts().of(ids, household.localNow())
                .map(forecast -> PredictionView.of(deviceId, forecast))
                .orElseGet(() -> PredictionView.none(deviceId));
    }
}
