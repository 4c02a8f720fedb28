// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.HomeDevice.Kind;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.production.Part;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeKindsTest {
    private final Devices devices = new Devices();
    private final Homes homes = new Homes(new MapMemory());

    @BeforeEach
    void begin() {
        new HomeKinds(homes, devices).start();
    }

    @ParameterizedTest
    @CsvSource({"SOLAR_PANEL, SOLAR", "BATTERY, BATTERY", "SMART_METER, GRID", "THERMOSTAT, CONSUMER",
        "ENVIRONMENT_SENSOR, CONSUMER"})
    void whatAHomeHasADeviceForDecidesItsPartWhateverIsWrittenOnIt(Kind kind, Part part) {
        devices.label("it", List.of("class:site"));

        homes.add(home(kind, "it"));

        assertThat(part("it")).isEqualTo(part);
    }

    @Test
    void aSmartPlugIsWhatIsWrittenOnIt() {
        devices.label("it", List.of("class:pv"));

        homes.add(home(Kind.SMART_PLUG, "it"));

        assertThat(part("it")).isEqualTo(Part.SOLAR);
    }

    @Test
    void itHoldsForADeviceThatIsHeardOfLaterAndEndsWhenItLeaves() {
        homes.add(home(Kind.SOLAR_PANEL, "roof", "shed"));
        devices.add("roof");
        devices.measured(Reading.ofPower("shed", Instant.EPOCH, -500), Instant.EPOCH);
        assertThat(part("roof")).isEqualTo(Part.SOLAR);
        assertThat(part("shed")).isEqualTo(Part.SOLAR);

        homes.change("h1", home -> home(Kind.BATTERY, "shed"));

        assertThat(part("roof")).isEqualTo(Part.CONSUMER);
        assertThat(part("shed")).isEqualTo(Part.BATTERY);
        homes.remove("h1");
        assertThat(part("shed")).isEqualTo(Part.CONSUMER);
    }

    private Part part(String deviceId) {
        return EnergyFlows.part(devices.find(deviceId).orElseThrow());
    }

    private static Home home(Kind kind, String... deviceIds) {
        return new Home("h1", "h1", Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(),
                Stream.of(deviceIds).map(each -> new HomeDevice(each, kind, "", "", "", null, null)).toList(),
                List.of(new Membership("ann", Role.OWNER)), Instant.EPOCH);
    }
}
