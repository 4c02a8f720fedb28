// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.ReportResource.OutletReport;
import io.wattm2m.energy.api.Views.DeviceView;
import io.wattm2m.energy.live.Device;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** What else the analysis server of old answered, beside {@link OutletResource}. Thread-safe. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class AnalysisResource {
    private final Household household;
    private final EachHome homes;

    @Inject
    AnalysisResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /** All plugs as they were last seen. */
    @GET
    @Path("/devices")
    public List<DeviceView> devices() {
        return household.views();
    }

    /** The figures of one plug. */
    @GET
    @Path("/devices/{deviceId}/report")
    public OutletReport report(@PathParam("deviceId") String deviceId,
            @QueryParam("days") @DefaultValue("30") int days) {
        Device device = household.device(deviceId);
        return ReportResource.report(homes.of(device.deviceId()), device, days);
    }

    /** Learns everything again from what is recorded. */
    @POST
    @Path("/models/reload")
    public Map<String, Integer> reload() {
        List<Device> devices = household.devices().all();
        devices.forEach(device -> household.insight().learnAgain(device.deviceId()));
        return Map.of("models", devices.size());
    }
}
