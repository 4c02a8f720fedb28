// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.energy.api.ControlViews.Wanted;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.testing.GeneratedInsight;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.TraceRollups;
import jakarta.ws.rs.BadRequestException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Control that has stopped of itself, as the interface shows it. */
class SuspensionTest {
    private static final Instant NOW = Instant.parse("2026-04-27T02:00:00Z");
    private static final String SUSPENDED = """
            {"cut":false,"reason":"SUSPENDED","state":{"relayOn":true,"switchedAt":"2026-04-27T01:00:00",
            "usedAt":"2026-04-26T22:00:00","switchings":[],"manual":{"holdUntil":"2026-04-27T01:00:00",
            "overrides":["2026-04-26T20:00:00","2026-04-27T01:00:00"],"suspended":true}}}""";
    private final MapMemory memory = new MapMemory();
    private final ControlResource resource = resource();

    @Test
    void itIsShownUntilSomebodyLetsItGoOn() {
        memory.keep("control-state", "pc", SUSPENDED);
        assertThat(resource.controls().getFirst().isSuspended()).isTrue();

        assertThat(resource.set("pc", new Wanted(null, null, false, null)).isSuspended()).isTrue();
        assertThat(resource.set("pc", new Wanted(null, null, null, false)).isSuspended()).isFalse();

        assertThat(resource.controls().getFirst().isSuspended()).isFalse();
    }

    @Test
    void nobodySuspendsItByAsking() {
        assertThatThrownBy(() -> resource.set("pc", new Wanted(null, null, null, true)))
                .isInstanceOf(BadRequestException.class).hasMessageContaining("\"isSuspended\": false");
    }

    private ControlResource resource() {
        Devices devices = new Devices();
        devices.add("pc");
        TraceRollups rollups = new TraceRollups("pc", GeneratedPlug.of(Habit.OFFICE_PC, 56, 7).trace());
        return new ControlResource(new Household(devices, rollups, originator -> (deviceId, power) -> {},
                Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC, 1000,
                GeneratedInsight.of(devices, rollups, memory, ""),
                new ResourceTree(request -> ResponsePrimitive.of(ResponseStatusCode.OK, request),
                        new Entity("/id-in", "cse-in"), "smartplug")));
    }
}
