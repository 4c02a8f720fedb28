// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a button in the energy application to the relay, and the plug's echo back. */
class SwitchingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;
    private Platform platform;
    private HttpOriginator admin;
    private EnergyClient energy;
    private MqttPeer plug;

    @BeforeEach
    void startWithAPlugThatIsOn() {
        platform = Platform.start(folder, "smartplug.answer-within=3 s");
        admin = HttpOriginator.admin(platform.at("http"));
        energy = new EnergyClient(platform.energy());
        plug = new MqttPeer(platform.broker());
        plug.subscribe("energy/tv/command");
        plug.publish("energy/tv/data", "{'deviceId': 'tv', 'power': 90, 'timestamp': " + now() + "}");
        echo("on", "button");
        await().atMost(PATIENCE).until(() -> energy.device("tv").path("on").asBoolean());
    }

    @AfterEach
    void stop() {
        plug.close();
        energy.close();
        admin.close();
        platform.close();
    }

    @Test
    void aCommandReachesThePlugAndItsEchoBecomesTheState() {
        assertThat(energy.power("tv", "off")).isEqualTo(202);

        assertThat(plug.next().path("power").asText()).isEqualTo("off");
        assertThat(energy.device("tv").path("on").asBoolean()).as("it has not answered yet").isTrue();
        echo("off", "remote");

        await().atMost(PATIENCE).until(() -> state().path("source").asText().equals("remote"));
        assertThat(state().path("power").asText()).isEqualTo("off");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(energy.device("tv").path("on").asBoolean(true)).isFalse();
            assertThat(energy.device("tv").path("pending").isNull()).isTrue();
        });
    }

    @Test
    void thatAPlugDoesNotAnswerIsVisible() {
        assertThat(energy.power("tv", "off")).isEqualTo(202);

        await().atMost(PATIENCE).until(() -> state().path("fault").asText().contains("no answer"));
        await().atMost(PATIENCE).until(() -> energy.device("tv").path("fault").asText().contains("no answer"));
        assertThat(energy.device("tv").path("on").asBoolean()).as("as far as is known").isTrue();
    }

    private void echo(String power, String source) {
        plug.publish("energy/tv/state", "{'deviceId': 'tv', 'power': '" + power + "', 'source': '" + source
                + "', 'timestamp': " + now() + "}");
    }

    private JsonNode state() {
        return admin.retrieve("cse-in/smartplug/tv/state/la").content().at("/m2m:cin/con");
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
