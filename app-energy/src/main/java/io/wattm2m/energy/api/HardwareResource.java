// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wattm2m.energy.api.Views.DeviceView;
import io.wattm2m.energy.live.Device;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether plugs are heard of, and what they have said just now. Thread-safe. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class HardwareResource {
    private static final Duration LATEST = Duration.ofSeconds(60);
    private final Household household;

    @Inject
    public HardwareResource(Household household) {
        this.household = household;
    }

    /** What was measured within the last 60 s. */
    @GET
    @Path("/latest-hardware-data")
    public List<DeviceView> latest() {
        Set<String> heard = household.devices().all().stream().filter(this::isHeard).map(Device::deviceId)
                .collect(Collectors.toSet());
        return household.views().stream().filter(device -> heard.contains(device.deviceId())).toList();
    }

    /** Whether plugs are heard of. */
    @GET
    @Path("/hardware-status-check")
    public HardwareStatus status() {
        List<DeviceStatus> devices = household.devices().all().stream()
                .map(device -> new DeviceStatus(device.deviceId(), isHeard(device) ? "online" : "silent",
                        device.lastSeen().orElse(null)))
                .toList();
        boolean isAnyHeard = devices.stream().anyMatch(device -> device.status().equals("online"));
        return new HardwareStatus(isAnyHeard ? "connected" : "disconnected", household.now(), devices);
    }

    private boolean isHeard(Device device) {
        return device.lastSeen().filter(household.now().minus(LATEST)::isBefore).isPresent();
    }

    /** All plugs together. */
    record HardwareStatus(String status, Instant time, List<DeviceStatus> devices) {}

    /** Whether one is heard of. */
    record DeviceStatus(String deviceId, String status, @JsonProperty("last_seen") @Nullable Instant lastSeen) {}
}
