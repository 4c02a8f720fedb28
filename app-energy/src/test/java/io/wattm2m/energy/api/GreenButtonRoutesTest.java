// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.greenbutton.GreenButtonReader;
import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Feed-in in Green Button files. It is noon on Monday, 2026-01-05. */
class GreenButtonRoutesTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Clock NOON = Clock.fixed(RunningServer.NOW, ZoneOffset.UTC);
    /** What was taken is not told apart from what was fed in, unless a device has a counter. */
    private static final Map<String, Double> KEPT_WH =
            Map.of("roof", -700.0, "roof/fed-in", 900.0, "fridge", 300.0, "main", 50.0, "main/fed-in", 450.0);
    @AutoClose
    private final RunningServer server = new RunningServer(FrontDoorFixture.of(NOON), NOON, new Kept());

    @Test
    void whatADeviceWithoutACounterFedInIsToldApartFromWhatItTook() {
        roof();

        assertThat(energies(exported("roof"))).containsExactly("TAKEN 200.0", "FED_IN 900.0");
    }

    @Test
    void aCounterOfWhatWasTakenIsToldAsItIs() {
        server.devices.recall(Reading.ofPower("main", RunningServer.NOW, -100).withEnergyWh(5), RunningServer.NOW);

        assertThat(energies(exported("main"))).containsExactly("TAKEN 50.0", "FED_IN 450.0");
    }

    @Test
    void whereNothingCountsAtTheGridItsPartIsCalculated() {
        roof();
        server.devices.recall(Reading.ofPower("fridge", RunningServer.NOW, 100), RunningServer.NOW);

        List<Metered> grid = exported("").stream().filter(meter -> meter.title().equals("Grid")).toList();

        assertThat(energies(grid)).containsExactly("TAKEN 0.0", "FED_IN 400.0");
        assertThat(grid).allSatisfy(meter -> assertThat(meter.intervals()).noneMatch(Interval::valid));
    }

    @Test
    void aMeterOfTheGridTellsItsPartItself() {
        server.devices.recall(Reading.ofPower("main", RunningServer.NOW, -100).withEnergyWh(5), RunningServer.NOW);
        server.devices.label("main", List.of("class:grid"));

        assertThat(exported("")).extracting(Metered::title).containsExactly("main", "main");
    }

    /** What one home feeds in does not make up for what its neighbour takes. */
    @Test
    void eachHomeHasAGridOfItsOwn() {
        try (PeopleFixture people = new PeopleFixture(new Kept())) {
            people.server.devices.recall(Reading.ofPower("roof", RunningServer.NOW, -100), RunningServer.NOW);
            people.server.devices.label("roof", List.of("class:solar"));
            people.server.devices.recall(Reading.ofPower("fridge", RunningServer.NOW, 100), RunningServer.NOW);
            JsonNode carol = people.invited("carol", "resident");
            home(people, carol, "Ann", "fridge");
            home(people, carol, "Bob", "roof");

            List<Metered> all = GreenButtonReader.read(people.as(carol, "GET",
                    "/api/power/export/green-button?from=2026-01-05T00:00:00Z", "").body()
                    .getBytes(StandardCharsets.UTF_8));

            assertThat(all).extracting(Metered::title).contains("Grid Bob").doesNotContain("Grid Ann", "Grid");
            assertThat(energies(all.stream().filter(meter -> meter.title().equals("Grid Bob")).toList()))
                    .containsExactly("TAKEN 0.0", "FED_IN 700.0");
        }
    }

    @Test
    void plugsOfOneNameAreToldApart() {
        server.devices.recall(Reading.ofPower("fridge", RunningServer.NOW, 100), RunningServer.NOW);
        server.devices.recall(Reading.ofPower("main", RunningServer.NOW, 100), RunningServer.NOW);
        server.devices.label("fridge", List.of("name:Lamp"));
        server.devices.label("main", List.of("name:Lamp"));

        assertThat(exported("")).extracting(Metered::title).containsOnlyOnce("Lamp (fridge)")
                .containsOnly("Lamp (fridge)", "Lamp (main)");
        assertThat(exported("fridge")).extracting(Metered::title).containsExactly("Lamp");
    }

    @Test
    void aMeterHasTheSameIdInEachFileAndNoOtherHasIt() {
        roof();
        server.devices.recall(Reading.ofPower("fridge", RunningServer.NOW, 100), RunningServer.NOW);

        assertThat(pointsIn("")).hasSize(3).containsAll(pointsIn("roof")).containsAll(pointsIn("fridge"));
        assertThat(pointsIn("roof")).hasSize(1).doesNotContainAnyElementsOf(pointsIn("fridge"));
        try (RunningServer other = new RunningServer(FrontDoorFixture.of(NOON), NOON, new Kept())) {
            other.devices.recall(Reading.ofPower("roof", RunningServer.NOW, -100), RunningServer.NOW);
            assertThat(points(other, "roof")).hasSize(1).doesNotContainAnyElementsOf(pointsIn("roof"));
        }
    }

    @Test
    void whatComesBackIsKeptAsItWas() {
        roof();

        List<Metered> file = exported("roof");

        assertThat(GreenButtonMeters.fedIn(file)).extracting(Portion::energyWh).containsExactly(900.0);
        assertThat(GreenButtonMeters.own(server.devices.find("roof").orElseThrow(), file).stream()
                .mapToDouble(Portion::energyWh).sum()).isCloseTo(-700, within(1e-6));
        assertThat(GreenButtonMeters.own(server.devices.find("roof").orElseThrow(), file).stream()
                .mapToDouble(Portion::coverage).sum()).isEqualTo(1);
    }

    private void roof() {
        server.devices.recall(Reading.ofPower("roof", RunningServer.NOW, -100), RunningServer.NOW);
        server.devices.label("roof", List.of("class:solar"));
    }

    private static void home(PeopleFixture people, JsonNode owner, String name, String deviceId) {
        people.server.people.residents.homes().add(new Home("home-" + deviceId, name, Home.Kind.FAMILY,
                Dwelling.UNKNOWN, List.of(),
                List.of(new HomeDevice(deviceId, HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)),
                List.of(new Membership(owner.path("user").path("id").asText(), Role.OWNER)), RunningServer.NOW));
    }

    private List<String> pointsIn(String deviceId) {
        return points(server, deviceId);
    }

    private static List<String> points(RunningServer server, String deviceId) {
        return Pattern.compile("<id>([^<]*)</id><link rel=\"self\" href=\"[^\"]*/UsagePoint/[^/\"]*\"")
                .matcher(file(server, deviceId)).results().map(found -> found.group(1)).toList();
    }

    private static String file(RunningServer server, String deviceId) {
        return server.get("/api/power/export/green-button?deviceId=" + deviceId + "&from=2026-01-05T00:00:00Z").body();
    }

    private List<Metered> exported(String deviceId) {
        return GreenButtonReader.read(file(server, deviceId).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> energies(List<Metered> meters) {
        return meters.stream().map(meter -> meter.direction() + " "
                + meter.intervals().stream().mapToDouble(hour -> hour.energyWh().doubleValue()).sum()).toList();
    }

    /** An hour of each meter. */
    private static final class Kept implements Rollups {
        @Override
        public List<Rollup> between(String meter, Resolution resolution, Span span, int limit) {
            return KEPT_WH.containsKey(meter)
                    ? List.of(new Rollup(meter, resolution, TEN, KEPT_WH.get(meter), 3600, 0, 900))
                    : List.of();
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return Map.of();
        }
    }
}
