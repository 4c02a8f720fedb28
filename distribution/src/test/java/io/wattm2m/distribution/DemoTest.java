// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer finds who starts with the simulated household. */
class DemoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir
    private Path folder;

    @Test
    void theHouseholdHasAPastToLearnFrom() throws Exception {
        try (PlatformProcess platform = PlatformProcess.in(folder).onFreePorts().with("energy.zone=UTC")
                .arguments("--demo", "--voltage", "normal").start().awaitBanner();
                EnergyClient energy = new EnergyClient(platform.energy())) {
            await().atMost(PATIENCE).until(() -> platform.errors().contains("weeks of 5 simulated plugs"));

            Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.HOURS);
            assertThat(energy.get("/api/power/tv/history?resolution=hour&from=" + yesterday).path("points"))
                    .as("the chart of the last 24 hours").hasSizeGreaterThanOrEqualTo(24)
                    .allMatch(hour -> hour.path("meanW").isNumber());
            assertThat(energy.get("/api/ai/tv/backtest").path("judgedDays").asInt()).isGreaterThanOrEqualTo(11);
            // a newcomer may switch control on without waiting for days as a shadow
            assertThat(energy.get("/api/ai/tv/backtest").at("/guarded/verdict").asText()).isEqualTo("PASSED");
            assertThat(energy.get("/devices/tv/waste").path("standbyWh").asDouble()).isPositive();
            assertThat(energy.get("/api/predictions?deviceId=tv").path("hours")).hasSize(24);
        }
    }
}
