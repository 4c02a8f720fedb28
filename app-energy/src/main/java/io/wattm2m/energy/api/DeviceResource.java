// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.energy.api.Views.Control;
import io.wattm2m.energy.api.Views.DeviceView;
import io.wattm2m.energy.api.Views.Requested;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plugs and their switches. Thread-safe. */
@Path("/api/devices")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
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

    /**
     * Writes on a plug what people call it, where it is and what it is: as labels of its container, in the name of who
     * asks. The policy of the container decides whether he may, and all other applications see it.
     */
    @PATCH
    @Path("/{deviceId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeviceView write(@PathParam("deviceId") String deviceId, @Nullable Nameplate nameplate,
            @Context SecurityContext security) {
        if (nameplate == null) {
            throw Refusal.malformed("wanted is {\"name\": …, \"room\": …, \"deviceClass\": …}");
        }
        String id = household.device(deviceId).deviceId();
        Visitor visitor = Visitor.of(security);
        String place = "/" + household.tree().proxy() + "/" + id;
        List<String> labels = nameplate.on(labels(household.tree().retrieve(visitor.originator(), place)));
        household.tree().update(visitor.originator(), place, new Content("m2m:cnt", Map.of("lbl", labels)));
        household.devices().label(id, labels);
        door.logs().journal().note(visitor.id(), "wrote on " + id + ": " + String.join(", ", nameplate.attributes()));
        return household.views().stream().filter(view -> view.deviceId().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> labels(Map<String, Object> resource) {
        return resource.values().stream().filter(Map.class::isInstance).map(Map.class::cast)
                .map(members -> members.get("lbl")).filter(List.class::isInstance).map(List.class::cast)
                .findFirst().map(list -> ((List<?>) list).stream().map(Object::toString).toList()).orElse(List.of());
    }

    /** Whether one is on. */
    record PowerStatus(String deviceId, String power) {}
}
