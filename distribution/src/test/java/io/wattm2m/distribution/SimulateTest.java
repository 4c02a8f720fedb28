// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated household in a process of its own. */
class SimulateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aHouseholdElsewhereAppearsInTheTree() throws Exception {
        try (Platform cse = Platform.withoutEnergy(folder.resolve("cse"));
                HttpOriginator admin = HttpOriginator.admin(cse.at("http"));
                PlatformProcess household = PlatformProcess.in(folder)
                        .arguments("simulate", "--broker", cse.broker(), "--seed", "7", "--voltage", "high_critical")
                        .start()) {
            household.awaitOutput("simulates ");

            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(admin.retrieve("cse-in/smartplug/refrigerator/telemetry/la").status())
                            .isEqualTo(2000));
            assertThat(voltage(admin)).isBetween(220 * 1.12, 220 * 1.14);
            assertThat(household.stop()).isZero();
        }
    }

    private static double voltage(HttpOriginator admin) {
        return admin.retrieve("cse-in/smartplug/refrigerator/telemetry/la").content().at("/m2m:cin/con/voltage")
                .asDouble();
    }
}
