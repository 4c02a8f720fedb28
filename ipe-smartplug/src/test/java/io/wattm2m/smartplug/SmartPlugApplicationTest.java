// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.smartplug.driver.MeterDriver;
import io.wattm2m.smartplug.mqtt.MqttSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmartPlugApplicationTest {
    private static final String PC = "cse-in/smartplug/pc";
    private final TestClock clock = new TestClock();
    private final FakeCse cse = new FakeCse(clock);
    private final FakeGateway broker = new FakeGateway();
    private final List<MqttSession> sessions = new ArrayList<>();
    private SmartPlugSettings settings = SmartPlugSettings.DEFAULTS;
    private SmartPlugApplication application = application();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void registersAsAnApplicationEntity() {
        application.start(cse);

        assertThat(cse.at("cse-in/smartplug")).containsEntry("api", "Nio.wattm2m.smartplug").containsEntry("rr", true)
                .containsEntry("srv", List.of("3", "4")).containsEntry("poa", List.of("local://smartplug"))
                .containsEntry("acpi", List.of("cse-in/smartplug/readers"));
        assertThat(cse.at("cse-in/smartplug/quarantine")).containsEntry("mni", 1000L)
                .containsEntry("acpi", List.of("cse-in/smartplug/keepers"));
        assertThat(cse.requests).allMatch(request -> request.originator().equals("Csmartplug"));
    }

    @Test
    void readersMayReadAndSubscribeAndSwitchButNotNotify() {
        application.start(cse);

        List<String> readers = SmartPlugSettings.DEFAULTS.readers();
        assertThat(cse.at("cse-in/smartplug/readers").get("pv")).isEqualTo(Map.of("acr", List.of(
                Map.of("acor", List.of("Csmartplug"), "acop", 63L), Map.of("acor", readers, "acop", 34L),
                Map.of("acor", readers, "acop", 1L, "acod", List.of(Map.of("chty", List.of(23L)))))));
        assertThat(cse.at("cse-in/smartplug/controllers").get("pv").toString()).contains("chty=[4, 23]");
        assertThat(cse.at("cse-in/smartplug/readers").get("pvs")).isEqualTo(Map.of("acr", List.of(
                Map.of("acor", List.of("Csmartplug"), "acop", 63L), Map.of("acor", List.of("Cenergy"), "acop", 4L))));
    }

    @Test
    void aRestartTellsTheNewPointOfAccessAndTheNewReaders() {
        application.start(cse);
        application.close();
        settings = new SmartPlugSettings("", "", "", List.of("Cother"), List.of(), 100, Duration.ofDays(1), 10,
                Duration.ofSeconds(10), Duration.ofSeconds(30));
        application = application();

        application.start(cse);

        assertThat(cse.requests).anyMatch(request -> request.operation() == Operation.UPDATE
                && request.content().orElseThrow().members().containsKey("poa"));
        assertThat(cse.at("cse-in/smartplug/readers").get("pv").toString()).contains("Cother")
                .doesNotContain("Cenergy");
    }

    @Test
    void aRefusedRegistrationSaysWhy() {
        cse.trouble(request -> request.operation() == Operation.CREATE ? ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE
                : ResponseStatusCode.OK);

        assertThatThrownBy(() -> application.start(cse)).isInstanceOf(StartFailure.class)
                .hasMessage("smartplug cannot register at cse-in: 4103 trouble");
    }

    @Test
    void withoutASettingTheBrokerIsTheOneThatTheCseNames() {
        application.start(cse);

        assertThat(sessions).usingRecursiveFieldByFieldElementComparatorIgnoringFields("tls").containsExactly(
                new MqttSession("tcp://127.0.0.1:1884", "wattm2m-smartplug-id-in", true, "", ""));
        assertThat(broker.topics).containsExactly("energy/+/data", "/energy/+/data", "energy/+/state",
                "/energy/+/state", "energy/+/availability",
                "energy/+/firmware");
        assertThat(application.offers()).singleElement().asString().contains("tcp://127.0.0.1:1884");
    }

    @Test
    void onFirstSightAPlugGetsItsContainers() {
        application.start(cse);

        broker.arrives("energy/pc/data", "{\"power\":1}");

        await().until(() -> broker.acknowledged.get() == 1);
        assertThat(cse.at(PC)).containsEntry("lbl", List.of("device:pc", "dialect:meter"));
        assertThat(cse.at(PC + "/telemetry")).containsEntry("mni", 100_000L).containsEntry("mia", 2_592_000L)
                .containsEntry("acpi", List.of("cse-in/smartplug/readers"));
        assertThat(cse.at(PC + "/state")).containsEntry("acpi", List.of("cse-in/smartplug/readers"));
        assertThat(cse.at(PC + "/command")).containsEntry("acpi", List.of("cse-in/smartplug/controllers"));
        assertThat(cse.at(PC + "/command/commands")).containsEntry("nu", List.of("/id-in/Csmartplug"))
                .containsEntry("enc", Map.of("net", List.of(3L)));
    }

    @Test
    void aReadingBecomesAnObjectInTheTelemetryContainer() {
        application.start(cse);

        broker.arrives("/energy/pc/data", """
                {"deviceId":"pc","voltage":220.4,"current":1.34,"power":295.4,"energy":1.24,"timestamp":1739930110,"t":3}
                """);

        await().until(() -> broker.acknowledged.get() == 1);
        assertThat(cse.contents(PC + "/telemetry")).containsExactly(Map.of("voltage", 220.4, "current", 1.34, "power",
                295.4, "energy", 1.24, "timestamp", 1_739_930_110L, "t", 3L));
        assertThat(cse.requests).filteredOn(SmartPlugApplicationTest::isTelemetry).singleElement().satisfies(
                request -> assertThat(request.content().orElseThrow().members())
                        .containsEntry("cnf", "application/json:0"));
    }

    @Test
    void readingsOfOnePlugThatPileUpStayNearTheirPlacesAndTheNewestIsLast() {
        application.start(cse);

        for (int i = 0; i < 500; i++) {
            broker.arrives("energy/pc/data", "{\"power\":" + i + "}");
            broker.arrives("energy/tv/data", "{\"power\":" + i + "}");
        }

        await().until(() -> broker.acknowledged.get() == 1000);
        for (String plug : List.of(PC, "cse-in/smartplug/tv")) {
            List<Double> written = cse.contents(plug + "/telemetry").stream()
                    .map(content -> (Double) content.get("power")).toList();
            assertThat(written).hasSize(500).doesNotHaveDuplicates().endsWith(499.0);
            assertThat(IntStream.range(0, 500).map(i -> Math.abs(i - written.get(i).intValue())))
                    .allMatch(places -> places < Telemetry.WINDOW);
        }
    }

    @Test
    void aSlowPlugDoesNotHoldBackAnother() {
        CountDownLatch held = new CountDownLatch(1);
        cse.trouble(request -> request.to().startsWith(PC) ? waited(held) : ResponseStatusCode.OK);
        application.start(cse);

        broker.arrives("energy/pc/data", "{\"power\":1}");
        broker.arrives("energy/tv/data", "{\"power\":1}");

        await().until(() -> broker.acknowledged.get() == 1);
        assertThat(cse.contents("cse-in/smartplug/tv/telemetry")).hasSize(1);
        held.countDown();
        await().until(() -> broker.acknowledged.get() == 2);
    }

    @Test
    void whatIsDeliveredTwiceIsWrittenOnce() {
        application.start(cse);

        broker.arrives("energy/pc/data", "{\"power\":1,\"timestamp\":1739930110}");
        broker.arrives("energy/pc/data", "{\"power\":1,\"timestamp\":1739930110}");
        broker.arrives("energy/pc/data", "{\"power\":2,\"timestamp\":1739930110}");

        await().until(() -> broker.acknowledged.get() == 3);
        assertThat(cse.contents(PC + "/telemetry")).extracting(content -> content.get("power"))
                .containsExactly(1.0, 2.0);
    }

    @Test
    void nothingIsAcknowledgedBeforeTheCseHasIt() {
        AtomicInteger attempts = new AtomicInteger();
        application.start(cse);
        cse.trouble(request -> isTelemetry(request) && attempts.incrementAndGet() < 20
                ? notAcknowledged()
                : ResponseStatusCode.OK);

        broker.arrives("energy/pc/data", "{\"power\":1}");

        await().until(() -> broker.acknowledged.get() == 1);
        assertThat(attempts).hasValue(20);
        assertThat(cse.contents(PC + "/telemetry")).hasSize(1);
    }

    @Test
    void aReadingThatTheCseRefusesGoesIntoQuarantine() {
        application.start(cse);
        cse.trouble(request -> isTelemetry(request) ? ResponseStatusCode.NOT_ACCEPTABLE : ResponseStatusCode.OK);

        broker.arrives("energy/pc/data", "{\"power\":1}");

        await().until(() -> broker.acknowledged.get() == 1);
        assertThat(cse.contents("cse-in/smartplug/quarantine")).containsExactly(Map.of("topic", "energy/pc/data",
                "reason", "the CSE refuses it: trouble", "payload", "{\"power\":1}", "time", "2025-02-19T01:55:12Z"));
    }

    @Test
    void resourcesThatWereDeletedAreMadeAgain() {
        application.start(cse);
        broker.arrives("energy/pc/data", "{\"power\":1}");
        await().until(() -> broker.acknowledged.get() == 1);
        cse.delete(PC);

        broker.arrives("energy/pc/data", "{\"power\":2}");

        await().until(() -> broker.acknowledged.get() == 2);
        assertThat(cse.contents(PC + "/telemetry")).hasSize(1);
    }

    @Test
    void aFloodOfNewPlugsIsBounded() {
        settings = new SmartPlugSettings("", "", "", List.of(), List.of(), 10, Duration.ofDays(1), 3,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
        application = application();
        application.start(cse);

        for (int i = 0; i < 200; i++) {
            broker.arrives("energy/plug" + i + "/data", "{\"power\":1}");
        }

        await().until(() -> broker.acknowledged.get() == 200);
        assertThat(cse.at("cse-in/smartplug/plug2")).isNotEmpty();
        assertThat(cse.at("cse-in/smartplug/plug3")).isEmpty();
        assertThat(cse.contents("cse-in/smartplug/quarantine")).hasSize(50);
        clock.advance(Duration.ofSeconds(1));
        broker.arrives("energy/one-more/data", "{\"power\":1}");
        await().until(() -> broker.acknowledged.get() == 201);
        assertThat(cse.contents("cse-in/smartplug/quarantine").getLast().get("reason"))
                .isEqualTo("there are too many plugs to take another (147 messages before were left out)");
    }

    @Test
    void plugsOfAnEarlierTimeCountAndStayWelcome() {
        settings = new SmartPlugSettings("", "", "", List.of(), List.of(), 10, Duration.ofDays(1), 1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
        application = application();
        application.start(cse);
        broker.arrives("energy/pc/data", "{\"power\":1}");
        await().until(() -> broker.acknowledged.get() == 1);
        application.close();
        application = application();
        application.start(cse);

        broker.arrives("energy/tv/data", "{\"power\":1}");
        broker.arrives("energy/pc/data", "{\"power\":2}");

        await().until(() -> broker.acknowledged.get() == 3);
        assertThat(cse.at("cse-in/smartplug/tv")).isEmpty();
        assertThat(cse.contents(PC + "/telemetry")).hasSize(2);
    }

    private ResponseStatusCode notAcknowledged() {
        assertThat(broker.acknowledged).hasValue(0);
        return ResponseStatusCode.TARGET_NOT_REACHABLE;
    }

    private static ResponseStatusCode waited(CountDownLatch held) {
        try {
            held.await();
            return ResponseStatusCode.OK;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTelemetry(RequestPrimitive request) {
        return request.to().endsWith("/telemetry") && request.resourceType().orElse(0) == 4;
    }

    private SmartPlugApplication application() {
        return new SmartPlugApplication(settings, List.of(new MeterDriver()),
                new Surroundings(clock, duration -> {}, clock, session -> {
                    sessions.add(session);
                    return broker;
                }));
    }
}
