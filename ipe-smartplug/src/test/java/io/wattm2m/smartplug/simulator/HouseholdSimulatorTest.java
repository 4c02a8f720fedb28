// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HouseholdSimulatorTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private final Semaphore seconds = new Semaphore(0);
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final HouseholdSimulator simulator = new HouseholdSimulator(
            new HouseholdSettings(1, Duration.ofSeconds(1), ZoneOffset.UTC, Mains.USUAL), CLOCK,
            duration -> seconds.acquire(), deviceId -> lines.computeIfAbsent(deviceId, id -> new Line()));

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void everySecondEveryPlugTellsAReading() {
        simulator.start();

        seconds.release(9);

        for (String deviceId : simulator.deviceIds()) {
            await().until(() -> lines.get(deviceId).sent("data") == 10);
        }
        assertThat(simulator.deviceIds()).containsExactly("pc", "refrigerator", "coffee-maker", "tv", "router");
    }

    @Test
    void aPlugTellsItsStateWhenItHasConnected() {
        simulator.start();

        lines.get("tv").listener.connected();

        assertThat(lines.get("tv").sent("state")).isEqualTo(1);
    }

    @Test
    void aPlugObeysAndEchoes() {
        simulator.start();

        lines.get("tv").listener.arrived(PlugMessage.of("energy/tv/command", "{\"power\":\"off\"}"), () -> {});

        assertThat(lines.get("tv").sent).anyMatch(message -> message.startsWith(
                "energy/tv/state {\"deviceId\":\"tv\",\"power\":\"off\",\"source\":\"remote\""));
        assertThat(lines.get("tv").topics).containsExactly("energy/tv/command");
    }

    @Test
    void aButtonCanBePressed() {
        simulator.start();

        simulator.press("pc");

        assertThat(lines.get("pc").sent).anyMatch(message -> message.contains("\"source\":\"button\""));
        assertThatThrownBy(() -> simulator.press("kettle")).hasMessage("there is no plug kettle");
    }

    private static final class Line implements MqttGateway {
        private final List<String> sent = new CopyOnWriteArrayList<>();
        private final List<String> topics = new CopyOnWriteArrayList<>();
        private volatile Listener listener = (message, acknowledge) -> {};

        long sent(String kind) {
            return sent.stream().filter(message -> message.contains("/" + kind + " ")).count();
        }

        @Override
        public void open(List<String> wanted, Listener told) {
            topics.addAll(wanted);
            listener = told;
        }

        @Override
        public void listen(List<String> topics) {
            throw new IllegalStateException("nothing further is to be listened to");
        }

        @Override
        public CompletableFuture<Void> publish(PlugMessage message) {
            sent.add(message.toString());
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
