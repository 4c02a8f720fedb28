// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** The firmware as an application entity of its own, which makes its {@code [firmware]} itself. */
class PlugHostOneM2mTest extends PlugHostUpdates {

    PlugHostOneM2mTest() {
        super("cse-in/lamp", "cse-in/lamp-node/firmware", "--mode", "onem2m");
    }

    @Test
    void aCommandInstanceSwitchesAndTheStateIsAnInstance() {
        admin().create("cse-in/lamp/command", 4, "{'m2m:cin': {'con': {'power': 'on'}}}");

        await().atMost(PATIENCE)
                .until(() -> latest("state").path("source").asText().equals("remote"));
        assertThat(latest("state").path("power").asText()).isEqualTo("on");
        await().atMost(PATIENCE)
                .until(() -> latest("telemetry").path("power").asDouble() > 50);
        assertThat(content("cse-in/lamp-node/device", "dvi").path("fwv").asText()).isEqualTo("1.0.0");
    }
}
