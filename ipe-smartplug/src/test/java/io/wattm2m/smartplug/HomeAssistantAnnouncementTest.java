// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.Mosquitto;
import io.wattm2m.smartplug.mqtt.MqttSession;
import io.wattm2m.smartplug.mqtt.PahoGateway;
import io.wattm2m.smartplug.mqtt.Pause;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Home Assistant sees of a plug at a real broker. */
class HomeAssistantAnnouncementTest {
    private static final String POWER = "homeassistant/sensor/wattm2m/tasmota_1_1_power/config";
    private static final String RELAY = "homeassistant/switch/wattm2m/tasmota_1_1_relay/config";
    private static final String OUTLET = "wattm2m/plugs/tasmota_1/1/";
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;
    private Mosquitto broker;
    private Cse cse;
    private PahoGateway home;

    @BeforeEach
    void start() throws Exception {
        broker = new Mosquitto(folder);
        cse = Cse.start(new Configuration(Map.of("cse.store", "memory")),
                new Plugins(List.of(), List.of(new Provider()), List.of(new Stores()), List.of()), Clock.systemUTC());
        home = new PahoGateway(MqttSession.passing(broker.url(), "home"), Pause.REAL);
        CountDownLatch connected = new CountDownLatch(1);
        home.open(List.of("homeassistant/#", "wattm2m/#", "cmnd/#"), new Home(connected));
        connected.await();
        publish("stat/tasmota_1/POWER", "OFF");
        publish("tele/tasmota_1/SENSOR", "{\"ENERGY\":{\"Total\":1.5,\"Power\":12,\"Voltage\":230,\"Current\":0.06}}");
        await().until(() -> seen.containsKey(POWER) && seen.containsKey(RELAY));
    }

    @AfterEach
    void stop() {
        if (cse != null) {
            home.close();
            cse.close();
            broker.close();
        }
    }

    @Test
    void aPlugIsASwitchAndSensors() {
        await().until(() -> seen.getOrDefault(OUTLET + "meter", "").contains("0.06"));
        assertThat(document(seen.get(OUTLET + "meter"))).containsEntry("power", 12.0).containsEntry("energy", 1500.0)
                .containsEntry("voltage", 230.0).containsEntry("current", 0.06);
        assertThat(seen).containsEntry(OUTLET + "relay", "OFF")
                .containsEntry("wattm2m/plugs/tasmota_1/availability", "online");
        assertThat(document(seen.get(POWER))).containsEntry("state_topic", OUTLET + "meter")
                .containsEntry("unit_of_measurement", "W").containsEntry("device_class", "power")
                .containsEntry("value_template", "{{ value_json.power }}");
        assertThat(document(seen.get(RELAY))).containsEntry("command_topic", OUTLET + "set")
                .containsEntry("state_topic", OUTLET + "relay");
        assertThat(seen.keySet()).filteredOn(topic -> topic.endsWith("/config")).hasSize(5);
    }

    @Test
    void whoComesLaterSeesItToo() {
        await().until(() -> seen.containsKey(OUTLET + "meter") && seen.containsKey(OUTLET + "relay"));
        List<String> kept = new CopyOnWriteArrayList<>();
        try (PahoGateway later = new PahoGateway(MqttSession.passing(broker.url(), "later"), Pause.REAL)) {
            later.open(List.of("homeassistant/#", "wattm2m/#"), (message, acknowledge) -> {
                kept.add(message.topic());
                acknowledge.run();
            });

            await().until(() -> kept.containsAll(List.of(POWER, RELAY, OUTLET + "relay", OUTLET + "meter")));
        }
    }

    @Test
    void aCommandSwitchesAndItsStateIsThePlugs() {
        publish(OUTLET + "set", "ON");
        await().until(() -> "ON".equals(seen.get("cmnd/tasmota_1/POWER")));
        assertThat(seen).containsEntry(OUTLET + "relay", "OFF");

        publish("stat/tasmota_1/RESULT", "{\"POWER\":\"ON\"}");

        await().until(() -> "ON".equals(seen.get(OUTLET + "relay")));
        assertThat(at("cse-in/smartplug/tasmota_1/state/la").toString()).contains("source=remote");
    }

    @Test
    void itIsToldAgainWhenHomeAssistantComesBack() {
        arrived.clear();

        publish("homeassistant/status", "online");

        await().until(() -> arrived.contains(POWER) && arrived.contains(RELAY) && arrived.contains(OUTLET + "relay"));
    }

    @Test
    void whatIsAnnouncedIsNoPlugOfItsOwnAndGoesWithThePlug() {
        publish("homeassistant/status", "online");
        assertThat(cse.receiver().receive(RequestPrimitive.delete("CAdmin", "cse-in/smartplug/tasmota_1")).status())
                .isEqualTo(ResponseStatusCode.DELETED);

        await().until(() -> seen.get(POWER).isEmpty() && seen.get(RELAY).isEmpty()
                && seen.get(OUTLET + "relay").isEmpty());
        assertThat(at("cse-in/smartplug?fu=1").toString()).doesNotContain("wattm2m_tasmota_1");
        assertThat(cse.receiver().receive(RequestPrimitive.retrieve("CAdmin", "cse-in/smartplug/wattm2m_tasmota_1"))
                .status()).isEqualTo(ResponseStatusCode.NOT_FOUND);
    }

    private void publish(String topic, String payload) {
        home.publish(PlugMessage.of(topic, payload)).join();
    }

    private Object at(String address) {
        return cse.receiver().receive(RequestPrimitive.retrieve("CAdmin", address)).content().orElseThrow().value();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(String text) {
        return (Map<String, Object>) new JsonDocuments().read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private final class Home implements io.wattm2m.smartplug.mqtt.MqttGateway.Listener {
        private final CountDownLatch connected;

        Home(CountDownLatch connected) {
            this.connected = connected;
        }

        @Override
        public void arrived(PlugMessage message, Runnable acknowledge) {
            seen.put(message.topic(), message.text());
            arrived.add(message.topic());
            acknowledge.run();
        }

        @Override
        public void connected() {
            connected.countDown();
        }
    }

    private final class Provider implements ApplicationProvider {
        @Override
        public String name() {
            return "smartplug";
        }

        @Override
        public Application create(Configuration configuration) {
            SmartPlugSettings settings = SmartPlugSettings.DEFAULTS.withAccount(broker.url(), "", "");
            return new SmartPlugApplication(settings,
                    Options.DEFAULTS.with(new AnnouncementSettings(List.of("tasmota"), "homeassistant")),
                    DriverSettings.DEFAULTS.make(), Surroundings.real());
        }
    }

    private static final class Stores implements StoreProvider {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public ResourceStore open(Configuration configuration, TypeRegistry types) {
            return new MemoryStore();
        }
    }
}
