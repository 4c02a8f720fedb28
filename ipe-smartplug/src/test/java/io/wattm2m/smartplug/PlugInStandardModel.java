// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.MemoryStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A plug that is off, in a real CSE, and an application that knows nothing but TS-0023. */
abstract class PlugInStandardModel {
    static final String PLUG = "cse-in/smartplug/tasmota_1";
    static final String SWITCH = PLUG + "/plug/outlet-1/binSh";
    static final String FAULTS = PLUG + "/plug/fauDn";
    final TestClock clock = new TestClock();
    final FakeGateway broker = new FakeGateway();
    final Cse cse = start();

    @BeforeEach
    void aPlugThatIsOff() {
        create("Cenergy", "cse-in", 2, "m2m:ae",
                Map.of("rn", "energy", "api", "Ntest", "rr", false, "srv", List.of("4")));
        broker.arrives("stat/tasmota_1/POWER", "OFF");
        broker.arrives("tele/tasmota_1/SENSOR", "{\"Time\":\"2025-02-19T02:55:12\",\"ENERGY\":{\"Total\":196.708,"
                + "\"Power\":12,\"Voltage\":230,\"Current\":0.06,\"Frequency\":50},\"DHT11\":{\"Temperature\":21.5,"
                + "\"Humidity\":48}}");
        awaitAttribute(SWITCH, "state", false);
        awaitAttribute(PLUG + "/plug/outlet-1/eneCn", "power", 12.0);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    List<String> commands() {
        return broker.published.stream().filter(message -> message.contains("/POWER")).toList();
    }

    ResponseStatusCode write(boolean on) {
        return update(SWITCH, ModelPart.SWITCH, Map.of("state", on));
    }

    void awaitAttribute(String address, String name, Object value) {
        await().untilAsserted(() -> assertThat(at(address)).as(address).containsEntry(name, value));
    }

    Map<String, Object> at(String address) {
        ResponsePrimitive response = send(RequestPrimitive.retrieve("Cenergy", address));
        return response.status() == ResponseStatusCode.OK ? response.content().orElseThrow().members()
                : Map.of("status", response.status());
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> con(String address) {
        return (Map<String, Object>) at(address).getOrDefault("con", Map.of());
    }

    ResponseStatusCode update(String to, String root, Map<String, Object> attributes) {
        return send(RequestPrimitive.update("Cenergy", to, new Content(root, attributes))).status();
    }

    void create(String originator, String to, int type, String name, Map<String, Object> attributes) {
        assertThat(send(RequestPrimitive.create(originator, to, type, new Content(name, attributes))).status())
                .isEqualTo(ResponseStatusCode.CREATED);
    }

    ResponsePrimitive send(RequestPrimitive request) {
        return cse.receiver().receive(request);
    }

    private Cse start() {
        return Cse.start(new Configuration(Map.of("cse.store", "memory")),
                new Plugins(List.of(), List.of(new Provider()), List.of(new Stores()), List.of()), clock);
    }

    private final class Provider implements ApplicationProvider {
        @Override
        public String name() {
            return "smartplug";
        }

        @Override
        public Application create(Configuration configuration) {
            SmartPlugSettings settings = SmartPlugSettings.DEFAULTS.withAccount("tcp://nowhere", "", "");
            return new SmartPlugApplication(settings, DriverSettings.DEFAULTS.make(),
                    new Surroundings(clock, duration -> {}, clock, session -> broker));
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
