// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.Control;
import io.wattm2m.energy.api.Views.DeviceView;
import io.wattm2m.energy.api.Views.Requested;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.people.FrontDoor;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plugs and their switches. Thread-safe. */
@Path("/api/devices")
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceResource {
    private static final Set<String> POWERS = Set.of("on", "off", "toggle");
    private final Household household;
    private final FrontDoor door;

    @Inject
    public DeviceResource(Household household, FrontDoor door) {
        this.household = household;
        this.door = door;
    }

    /** All plugs as they were last seen. */
    @GET
    public List<DeviceView> devices() {
        return household.views();
    }

    /** Whether plugs are on: all, or one. */
    @GET
    @Path("/power/status")
    public List<PowerStatus> power(@QueryParam("deviceId") @DefaultValue("") String deviceId) {
        List<Device> devices = deviceId.isEmpty() ? household.devices().all() : List.of(household.device(deviceId));
        return devices.stream().map(device -> {
            String power = device.on().map(on -> on ? "on" : "off").orElse("unknown");
            return new PowerStatus(device.deviceId(), power);
        }).toList();
    }

    /** Asks a plug to switch: 202, because only the plug's own state tells that it has. */
    @POST
    @Path("/power/control")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response control(@Nullable Control control, @Context SecurityContext security) {
        if (control == null || control.deviceId() == null || control.power() == null
                || !POWERS.contains(control.power())) {
            throw new BadRequestException("wanted is {\"deviceId\": …, \"power\": \"on\", \"off\" or \"toggle\"}");
        }
        String deviceId = control.deviceId();
        if (household.devices().find(deviceId).isEmpty()) {
            throw new NotFoundException("there is no device " + deviceId);
        }
        Visitor visitor = Visitor.of(security);
        household.switchboard().as(visitor.originator()).power(deviceId, control.power());
        household.insight().control().desk().switchedByHand(deviceId, household.now());
        door.logs().journal().note(visitor.id(), "asked " + deviceId + " for " + control.power());
        return Response.accepted(new Requested(deviceId, control.power())).build();
    }

    /** Whether one is on. */
    record PowerStatus(String deviceId, String power) {}
}
