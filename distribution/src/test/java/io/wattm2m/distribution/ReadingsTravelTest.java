// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug's reading, from its MQTT message to everybody who may read it. */
class ReadingsTravelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicLong TIME = new AtomicLong(Instant.now().getEpochSecond() - 200);
    private static Platform platform;
    private static HttpOriginator admin;
    private static EnergyClient energy;
    private static MqttPeer plug;
    private final long now = TIME.addAndGet(10);

    @BeforeAll
    static void start(@TempDir Path folder) {
        platform = Platform.start(folder);
        admin = HttpOriginator.admin(platform.at("http"));
        energy = new EnergyClient(platform.energy());
        plug = new MqttPeer(platform.broker());
    }

    @AfterAll
    static void stop() {
        plug.close();
        energy.close();
        admin.close();
        platform.close();
    }

    @BeforeEach
    void sendReadings() {
        plug.publish("/energy/meter-01/data", reading("meter-01", now));
        plug.publish("energy/meter-02/data", reading("meter-02", now));
        awaitLatest("meter-01", now);
        awaitLatest("meter-02", now);
    }

    @Test
    void itIsReadableOverHttpCoapAndMqttAsItWasSent() throws Exception {
        JsonNode sent = JSON.readTree(reading("meter-01", now).replace('\'', '"'));
        String latest = "cse-in/smartplug/meter-01/telemetry/la";

        JsonNode http = admin.retrieve(latest).content().at("/m2m:cin/con");
        JsonNode coap = new CoapOriginator(platform.at("coap")).retrieve(latest).content().at("/m2m:cin/con");
        JsonNode mqtt = overMqtt(latest).at("/pc/m2m:cin/con");

        for (String name : new String[] {"voltage", "current", "power", "energy", "timestamp"}) {
            assertThat(http.path(name)).as(name).isEqualTo(sent.path(name));
        }
        assertThat(http.size()).isLessThanOrEqualTo(sent.size());
        assertThat(coap).isEqualTo(http);
        assertThat(mqtt).isEqualTo(http);
    }

    @Test
    void aSubscriberIsVerifiedAndTold() throws Exception {
        try (NotificationTarget target = new NotificationTarget()) {
            int status = admin.create("cse-in/smartplug/meter-01/telemetry", 23, "{'m2m:sub': {'rn': 'mine', 'nu': ['"
                    + target.url() + "'], 'nct': 1, 'enc': {'net': [3]}}}").status();
            assertThat(status).isEqualTo(2001);
            assertThat(target.received()).singleElement().matches(told -> told.path("vrq").asBoolean());

            plug.publish("energy/meter-01/data", reading("meter-01", now + 1));

            await().atMost(PATIENCE).until(() -> target.received().size() == 2);
            assertThat(target.received().getLast().at("/nev/rep/m2m:cin/con/timestamp").asLong()).isEqualTo(now + 1);
        } finally {
            admin.delete("cse-in/smartplug/meter-01/telemetry/mine");
        }
    }

    @Test
    void whatCannotBeAReadingIsPutIntoQuarantineWithTheReason() {
        plug.publish("energy/meter-01/data", "{'voltage': ");
        awaitQuarantine("{'voltage': ".replace('\'', '"'));

        plug.publish("energy/meter-01/data", "{'deviceId': 'meter-01', 'power': 1e9, 'timestamp': " + now + "}");
        JsonNode impossible = awaitQuarantine("1e9");

        assertThat(impossible.path("reason").asText()).contains("power");
        assertThat(impossible.path("topic").asText()).isEqualTo("energy/meter-01/data");
        assertThat(admin.retrieve("cse-in/smartplug/meter-01/telemetry/la").content().at("/m2m:cin/con/power")
                .asDouble()).isEqualTo(295.4);
    }

    @Test
    void theEnergyApplicationShowsIt() throws Exception {
        await().atMost(PATIENCE).until(() -> energy.device("meter-01").path("power").asDouble() == 295.4
                && energy.device("meter-02").path("power").asDouble() == 295.4);
        assertThat(energy.device("meter-01").path("voltage").asDouble()).isEqualTo(220.4);
        assertThat(energy.get("/api/power/summary").path("powerW").asDouble()).isEqualTo(2 * 295.4);
        assertThat(energy.get("/api/power/summary").path("devices").asInt()).isEqualTo(2);

        BlockingQueue<String> live = energy.live();
        plug.publish("energy/meter-02/data", reading("meter-02", now + 2));

        JsonNode event = JSON.readTree(live.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertThat(event.path("type").asText()).isEqualTo("reading");
        assertThat(event.path("deviceId").asText()).isEqualTo("meter-02");
        assertThat(event.path("power").asDouble()).isEqualTo(295.4);
    }

    private static String reading(String deviceId, long timestamp) {
        return "{'deviceId': '" + deviceId
                + "', 'voltage': 220.4, 'current': 1.34, 'power': 295.4, 'energy': 1.24, 'timestamp': " + timestamp
                + "}";
    }

    private static JsonNode overMqtt(String to) {
        try (MqttPeer originator = new MqttPeer(platform.broker())) {
            return originator.request("{'op': 2, 'fr': 'CAdmin', 'to': '" + to + "', 'rqi': 'm1', 'rvi': '3'}");
        }
    }

    private static void awaitLatest(String deviceId, long timestamp) {
        await().atMost(PATIENCE).until(() -> admin.retrieve("cse-in/smartplug/" + deviceId + "/telemetry/la").content()
                .at("/m2m:cin/con/timestamp").asLong() >= timestamp);
    }

    private static JsonNode awaitQuarantine(String payload) {
        await().atMost(PATIENCE).until(() -> quarantined().path("payload").asText().contains(payload));
        return quarantined();
    }

    private static JsonNode quarantined() {
        return admin.retrieve("cse-in/smartplug/quarantine/la").content().at("/m2m:cin/con");
    }
}
