// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.testing.LocalMosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The firmware in its plain language, at a broker of somebody else's, with the platform behind it. */
@TestInstance(Lifecycle.PER_CLASS)
class PlugHostTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TEN_MINUTES = 600;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final String PLUG = "cse-in/smartplug/lamp/";
    private Path program = Path.of("");

    @TempDir
    private Path folder;
    private LocalMosquitto broker;
    private Platform platform;
    private HttpOriginator admin;
    private PlugHost plug;

    @BeforeAll
    void build(@TempDir Path temporary) throws Exception {
        program = PlugHost.build(temporary);
    }

    @AfterAll
    void forget() {
        program = Path.of("");
    }

    @BeforeEach
    void startAndSwitchOn() throws Exception {
        broker = new LocalMosquitto(Files.createDirectories(folder.resolve("broker")));
        broker.start();
        platform = Platform.start(folder.resolve("data"), "smartplug.broker=mqtt://" + broker.address());
        admin = HttpOriginator.admin(platform.at("http"));
        plug = new PlugHost(program, folder, "--broker", broker.address(), "--set", "reportEveryS=1", "--set",
                "saveEveryS=10");
        plug.start(PlugHost.hoursAgo(3));
        await().atMost(PATIENCE).until(() -> latest("telemetry").has("power"));
        switchTo("on");
    }

    @AfterEach
    void stop() {
        plug.close();
        admin.close();
        platform.close();
        broker.close();
    }

    @Test
    void tenMinutesWithoutTheBrokerLoseNoSecondOfEnergy() throws Exception {
        broker.stop();
        long gone = plug.awaitState("offline");
        plug.awaitTime(gone + TEN_MINUTES + 30);
        broker.start();
        plug.awaitState("online, relay on, nothing waits");
        long end = gone + TEN_MINUTES;
        await().atMost(PATIENCE).until(() -> latest("telemetry").path("timestamp").asLong() > end + 30);
        plug.close();

        SortedMap<Long, JsonNode> late = readings().subMap(gone + 1, end + 1);
        assertThat(late).hasSize(TEN_MINUTES);
        assertThat(late.values()).allMatch(reading -> reading.path("backfill").asBoolean());
        late.forEach((second, reading) -> assertThat(reading.path("power").asDouble()).as("at %s", second)
                .isCloseTo(watts(second), within(0.3)));
        double told = late.values().stream().mapToDouble(reading -> reading.path("power").asDouble()).sum();
        double flowed = late.keySet().stream().mapToDouble(PlugHostTest::watts).sum();
        assertThat(told).isCloseTo(flowed, within(flowed / 1000));
        double counted = energy(late.get(late.lastKey())) - energy(late.get(late.firstKey()));
        assertThat(counted).as("saved each 10 s").isCloseTo(flowed / SECONDS_PER_HOUR, within(0.7));
    }

    @Test
    void afterAPowerCutTheCounterGoesOnAndTheRelayIsOff() throws Exception {
        await().atMost(PATIENCE).until(() -> energy(latest("telemetry")) > 1);
        plug.cutPower();
        double before = energy(latest("telemetry"));
        long now = latest("telemetry").path("timestamp").asLong() + 60;

        plug.start(now);

        await().atMost(PATIENCE).until(() -> latest("telemetry").path("timestamp").asLong() > now);
        assertThat(energy(latest("telemetry"))).isGreaterThanOrEqualTo(before);
        await().atMost(PATIENCE).until(() -> latest("state").path("power").asText().equals("off"));
        switchTo("on");
        await().atMost(PATIENCE).until(() -> energy(latest("telemetry")) > before + 1);
        assertThat(readings().values()).extracting(PlugHostTest::energy).isSorted();
    }

    private void switchTo(String power) {
        admin.create(PLUG + "command", 4, "{'m2m:cin': {'con': {'power': '" + power + "'}}}");
        await().atMost(PATIENCE).until(() -> latest("state").path("source").asText().equals("remote"));
        assertThat(latest("state").path("power").asText()).isEqualTo(power);
    }

    private JsonNode latest(String container) {
        return admin.retrieve(PLUG + container + "/la").content().at("/m2m:cin/con");
    }

    /** All readings by their time; one that came twice counts once. */
    private SortedMap<Long, JsonNode> readings() {
        SortedMap<Long, JsonNode> readings = new TreeMap<>();
        admin.retrieve(PLUG + "telemetry?rcn=4&ty=4").content().at("/m2m:cnt/m2m:cin").forEach(instance -> readings
                .put(instance.at("/con/timestamp").asLong(), instance.path("con")));
        return readings;
    }

    private static double energy(JsonNode reading) {
        return reading.path("energy").asDouble();
    }

    /** What flows in the second that ends then, as the simulation has it. */
    private static double watts(long second) {
        return 60 + 40.0 * (second / 60 % 5);
    }
}
