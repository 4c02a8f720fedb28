// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.testing.GeneratedHome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyFlowsTest {
    private static final Span HOUR = new Span(Instant.parse("2026-01-05T12:00:00Z"),
            Instant.parse("2026-01-05T13:00:00Z"));

    @Test
    void aMeterThatIsSilentSinceTheStartIsNetWhereItsEnergyWasBelowZero() {
        Devices devices = new Devices();
        devices.add("grid");
        devices.label("grid", List.of("class:grid"));
        // took 100 Wh and fed 300 Wh in, in each quarter of an hour
        GeneratedHome home = new GeneratedHome(HOUR.from(), HOUR.to()).with("grid", quarter -> -200)
                .with(FedIn.of("grid"), quarter -> 300);

        List<Flow> flows =
                new EnergyFlows(home, ZoneOffset.UTC).between(devices.all(), Resolution.HOUR, HOUR);

        assertThat(flows).singleElement().satisfies(flow -> {
            assertThat(flow.importedWh()).isEqualTo(400);
            assertThat(flow.exportedWh()).isEqualTo(1200);
        });
    }
}
