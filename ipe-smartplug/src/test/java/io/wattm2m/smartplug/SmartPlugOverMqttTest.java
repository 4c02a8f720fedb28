// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.smartplug.driver.MeterDriver;
import io.wattm2m.smartplug.mqtt.Mosquitto;
import io.wattm2m.smartplug.mqtt.Pause;
import io.wattm2m.smartplug.simulator.HouseholdSettings;
import io.wattm2m.smartplug.simulator.HouseholdSimulator;
import io.wattm2m.smartplug.simulator.Mains;
import io.wattm2m.smartplug.simulator.TraceReplay;
import io.wattm2m.smartplug.simulator.TraceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application, a real broker and the simulator's plugs. */
class SmartPlugOverMqttTest {
    private final FakeCse cse = new FakeCse(Clock.systemUTC());

    @TempDir
    private Path folder;
    private Mosquitto broker;
    private SmartPlugApplication application;

    @BeforeEach
    void start() throws IOException {
        broker = new Mosquitto(folder);
        SmartPlugSettings settings = new SmartPlugSettings(broker.url(), "", "", List.of("Cenergy"), List.of(),
                100_000, Duration.ofDays(30), 100, Duration.ofSeconds(10), Duration.ofSeconds(30));
        application = new SmartPlugApplication(settings, List.of(new MeterDriver()), Surroundings.real());
        application.start(cse);
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
            broker.close();
        }
    }

    @Test
    void aHouseholdIsHeardAndCanBeSwitched() {
        try (HouseholdSimulator household = new HouseholdSimulator(broker.url(),
                new HouseholdSettings(1, Duration.ofMillis(20), ZoneOffset.UTC, Mains.USUAL), Clock.systemUTC(),
                Pause.REAL)) {
            household.start();
            for (String deviceId : household.deviceIds()) {
                await().until(() -> !cse.contents(state(deviceId)).isEmpty()
                        && !cse.contents("cse-in/smartplug/" + deviceId + "/telemetry").isEmpty());
            }

            cse.notifyOfCommand("router", "cin1", Map.of("power", "off"));

            await().untilAsserted(() -> assertThat(cse.contents(state("router")).getLast())
                    .containsEntry("power", "off").containsEntry("source", "remote"));
            await().untilAsserted(() -> assertThat(cse.contents("cse-in/smartplug/router/telemetry").getLast())
                    .containsEntry("power", 0.0));
        }
    }

    @Test
    void everyMinuteOfATraceIsWrittenOnceAndTheLastIsLast() throws Exception {
        LocalDateTime midnight = LocalDateTime.parse("2012-05-15T00:00");
        Path trace = Files.writeString(folder.resolve("pc.csv"), IntStream.range(0, 2000)
                .mapToObj(i -> midnight.plusMinutes(i) + "," + (i % 100) + ",60")
                .collect(Collectors.joining("\n", "minute,power_w,samples\n", "\n")));

        try (TraceReplay replay = new TraceReplay(broker.url(), new TraceSettings("pc", ZoneOffset.UTC, 0))) {
            assertThat(replay.replay(trace)).isEqualTo(2000);
        }

        await().until(() -> cse.contents("cse-in/smartplug/pc/telemetry").size() == 2000);
        List<Long> times = cse.contents("cse-in/smartplug/pc/telemetry").stream()
                .map(content -> (Long) content.get("timestamp")).toList();
        assertThat(times).doesNotHaveDuplicates().endsWith(Collections.max(times));
    }

    private static String state(String deviceId) {
        return "cse-in/smartplug/" + deviceId + "/state";
    }
}
