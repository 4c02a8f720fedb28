// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The energy application in a process of its own, at a CSE that has none. */
class EnergyAloneTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void itFollowsPlugsAndLosesAndDoublesNothingWhenItIsStartedAgain() throws Exception {
        try (Platform cse = Platform.withoutEnergy(folder.resolve("cse")); MqttPeer plug = new MqttPeer(cse.broker())) {
            try (PlatformProcess process = start(cse); EnergyClient energy = new EnergyClient(process.energy())) {
                publish(plug, 0, 10);
                awaitEnergy(energy, 10);
                process.kill();
            }
            publish(plug, 11, 15);

            try (PlatformProcess process = start(cse); EnergyClient energy = new EnergyClient(process.energy())) {
                awaitEnergy(energy, 15);
                publish(plug, 16, 20);
                awaitEnergy(energy, 20);
                assertThat(energy.get("/health").path("status").asText()).isEqualTo("up");
                assertThat(process.stop()).isZero();
                assertThat(process.errors()).doesNotContain("ERROR", "Exception");
            }
        }
    }

    @Test
    void aCseThatDoesNotAnswerIsWaitedFor() throws Exception {
        try (PlatformProcess process = PlatformProcess.in(folder).arguments("energy", "--cse", "http://127.0.0.1:1")
                .with("energy.port=0", "data=energy").start()) {
            process.awaitOutput("dashboard ");

            await().atMost(PATIENCE).until(() -> process.errors().contains("next attempt"));
            assertThat(process.stop()).isZero();
        }
    }

    private PlatformProcess start(Platform cse) throws Exception {
        return PlatformProcess.in(folder).arguments("energy", "--cse", cse.at("http").toString())
                .with("energy.port=0", "data=energy", "energy.zone=UTC").start().awaitOutput("dashboard ");
    }

    /** A watt-hour a minute. */
    private static void publish(MqttPeer plug, int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            plug.publish("energy/lamp/data", "{'deviceId': 'lamp', 'power': 60, 'energy': " + minute + ", 'timestamp': "
                    + NOON.plusSeconds(60L * minute).getEpochSecond() + "}");
        }
    }

    private static void awaitEnergy(EnergyClient energy, double energyWh) {
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(energy.energyWh("lamp", "2026-01-05")).isCloseTo(energyWh, within(0.001)));
    }
}
