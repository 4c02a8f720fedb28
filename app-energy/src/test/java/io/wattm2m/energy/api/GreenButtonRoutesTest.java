// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.greenbutton.GreenButtonReader;
import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

    private List<Metered> exported(String deviceId) {
        return GreenButtonReader.read(server.get("/api/power/export/green-button?deviceId=" + deviceId
                + "&from=2026-01-05T00:00:00Z").body().getBytes(StandardCharsets.UTF_8));
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
