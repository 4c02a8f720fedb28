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
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.smartplug.driver.MeterDriver;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application in a real CSE: its policies, subscriptions and notifications as they really are. */
class SmartPlugInCseTest {
    private static final String PC = "cse-in/smartplug/pc";
    private final TestClock clock = new TestClock();
    private final FakeGateway broker = new FakeGateway();
    private final MemoryStore store = new MemoryStore();
    private Cse cse = start();

    @BeforeEach
    void aPlugAndAReader() {
        register("energy", "Cenergy");
        register("stranger", "Cstranger");
        broker.arrives("energy/pc/state", "{\"power\":\"off\",\"source\":\"button\",\"timestamp\":1739930100}");
        broker.arrives("energy/pc/data", "{\"power\":295.4,\"voltage\":220.4,\"timestamp\":1739930110}");
        await().until(() -> broker.acknowledged.get() == 2);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aReaderReadsTelemetryAsAnObject() {
        assertThat(con("Cenergy", PC + "/telemetry/la"))
                .isEqualTo(Map.of("power", 295.4, "voltage", 220.4, "timestamp", 1_739_930_110L));
    }

    @Test
    void aReaderSubscribesToTheApplicationAndToContainers() {
        for (String parent : List.of("cse-in/smartplug", PC, PC + "/telemetry", PC + "/state", PC + "/command")) {
            assertThat(create("Cenergy", parent, 23, "m2m:sub", Map.of("rn", "mine", "nu", List.of("/id-in/Cenergy"))))
                    .isIn(ResponseStatusCode.CREATED,
                            ResponseStatusCode.SUBSCRIPTION_VERIFICATION_INITIATION_FAILED);
        }
    }

    @Test
    void aReaderSwitchesAPlug() {
        assertThat(create("Cenergy", PC + "/command", 4, "m2m:cin", Map.of("con", Map.of("power", "on"))))
                .isEqualTo(ResponseStatusCode.CREATED);
        await().until(() -> broker.published.contains("energy/pc/command {\"power\":\"on\"}"));

        broker.arrives("energy/pc/state", "{\"power\":\"on\",\"source\":\"remote\",\"timestamp\":1739930112}");

        await().untilAsserted(() -> assertThat(con("Cenergy", PC + "/state/la"))
                .isEqualTo(Map.of("power", "on", "source", "remote", "timestamp", 1_739_930_112L)));
    }

    @Test
    void theCseDecidesWhichPeopleMaySwitchByTheirRole() {
        for (String person : List.of("Cenergy-owner-7f", "Cenergy-member-7f")) {
            assertThat(create(person, PC + "/command", 4, "m2m:cin", Map.of("con", Map.of("power", "on"))))
                    .isEqualTo(ResponseStatusCode.CREATED);
        }
        assertThat(create("Cenergy-viewer-7f", PC + "/command", 4, "m2m:cin", Map.of("con", Map.of("power", "on"))))
                .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void aReaderCannotMakeUpReadingsOrStates() {
        for (String container : List.of(PC + "/telemetry", PC + "/state", "cse-in/smartplug/quarantine")) {
            assertThat(create("Cenergy", container, 4, "m2m:cin", Map.of("con", "x")))
                    .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        }
    }

    @Test
    void whatPlugsOfAllHomesHaveSentIntoQuarantineIsForNoReaderOfPlugs() {
        for (String reader : List.of("Cenergy", "Cenergy-owner-7f", "Cenergy-member-7f")) {
            assertThat(send(RequestPrimitive.retrieve(reader, "cse-in/smartplug/quarantine")).status()).as(reader)
                    .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        }
    }

    @Test
    void aStrangerNeitherReadsNorSwitchesNorMakesUpNotifications() {
        assertThat(send(RequestPrimitive.retrieve("Cstranger", PC + "/telemetry/la")).status())
                .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThat(create("Cstranger", PC + "/command", 4, "m2m:cin", Map.of("con", Map.of("power", "on"))))
                .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThat(send(RequestPrimitive.notify("Cstranger", "cse-in/smartplug",
                new Content("m2m:sgn", Map.of("sur", "/id-in/x", "vrq", true)))).status())
                .isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void aRestartGoesOnWhereItWas() {
        cse.close();
        broker.connected = true;
        cse = start();

        assertThat(create("Cenergy", PC + "/command", 4, "m2m:cin", Map.of("con", "{\"power\":\"toggle\"}")))
                .isEqualTo(ResponseStatusCode.CREATED);

        await().until(() -> broker.published.contains("energy/pc/command {\"power\":\"toggle\"}"));
        assertThat(con("Cenergy", PC + "/state/la").toString()).contains("power=off", "pending=toggle");
    }

    private void register(String name, String aeId) {
        create(aeId, "cse-in", 2, "m2m:ae", Map.of("rn", name, "api", "Ntest", "rr", false, "srv", List.of("4")));
    }

    private Object con(String originator, String to) {
        ResponsePrimitive response = send(RequestPrimitive.retrieve(originator, to));
        return response.content().orElseThrow().members().get("con");
    }

    private ResponseStatusCode create(String originator, String to, int type, String name, Map<String, Object> pc) {
        return send(RequestPrimitive.create(originator, to, type, new Content(name, pc))).status();
    }

    private ResponsePrimitive send(RequestPrimitive request) {
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
            SmartPlugSettings settings = configuration.read(name(), SmartPlugSettings.DEFAULTS);
            SmartPlugSettings local = new SmartPlugSettings("tcp://nowhere", "", "", settings.readers(), List.of(),
                    settings.telemetryInstances(), settings.telemetryAge(), settings.maxPlugs(),
                    settings.answerWithin(), settings.commandsValidFor());
            return new SmartPlugApplication(local, List.of(new MeterDriver()),
                    new Surroundings(clock, duration -> {}, clock, session -> broker));
        }
    }

    private final class Stores implements StoreProvider {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public ResourceStore open(Configuration configuration, TypeRegistry types) {
            return new Kept(store);
        }
    }

    /** What it holds is there after a restart, as on a disk. */
    private record Kept(MemoryStore store) implements ResourceStore {

        @Override
        public ResourceView committed() {
            return store.committed();
        }

        @Override
        public Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
            return store.write(decision, news);
        }

        @Override
        public Cursors cursors() {
            return store.cursors();
        }

        @Override
        public void close() {}
    }
}
