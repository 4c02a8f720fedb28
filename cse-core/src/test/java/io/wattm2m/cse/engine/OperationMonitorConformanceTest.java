// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.NotifiedBinding;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, table 9.6.8-3: operationMonitor and the RETRIEVE of a container without instances. */
class OperationMonitorConformanceTest {
    private static final String TARGET = "http://127.0.0.1/n";
    private static final String POWER = "cse-in/meter/power";
    private final NotifiedBinding notified = new NotifiedBinding();
    private final TestCse cse = TestCse.start(notified);

    @BeforeEach
    void register() {
        cse.register("meter", "Cmeter");
        cse.register("reader", "Creader");
        cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", Map.of("rn", "power"));
    }

    @AfterEach
    void close() {
        cse.close();
    }

    @Test
    void theOperationsAskedForAreToldWithTheirOriginator() {
        monitor(Map.of("ops", List.of(1L, 2L)));

        cse.retrieve("Cmeter", POWER);
        cse.update("Cmeter", POWER, "m2m:cnt", Map.of("lbl", List.of("x")));
        cse.create("Cmeter", POWER, 4, "m2m:cin", Map.of("con", "1"));

        await().untilAsserted(() -> assertThat(notified.events()).extracting(event -> event.get("om"))
                .containsExactly(Map.of("ops", 2L, "or", "Cmeter"), Map.of("ops", 1L, "or", "Cmeter")));
        assertThat(representation(notified.events().getLast())).containsEntry("cni", 1L);
    }

    @Test
    void whatWasRefusedIsToldAsWell() {
        monitor(Map.of("ops", 4L));

        assertThat(cse.delete("Creader", POWER).status()).isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);

        await().untilAsserted(() -> assertThat(notified.events()).singleElement()
                .satisfies(event -> assertThat(event.get("om")).isEqualTo(Map.of("ops", 4L, "or", "Creader"))));
    }

    @Test
    void onlyTheOriginatorAskedForIsTold() {
        monitor(Map.of("org", "/id-in/Creader"));

        cse.retrieve("Cmeter", POWER);
        cse.retrieve("Creader", POWER);
        cse.send(RequestPrimitive.notify("Creader", POWER, new Content("m2m:sgn", Map.of("sur", "x"))));

        await().untilAsserted(() -> assertThat(notified.events()).extracting(event -> event.get("om"))
                .containsExactly(Map.of("ops", 2L, "or", "Creader"), Map.of("ops", 5L, "or", "Creader")));
    }

    @Test
    void theDeletionThatTakesTheSubscriptionAlongIsTold() {
        monitor(Map.of("ops", 4L));

        cse.delete("Cmeter", POWER);

        await().untilAsserted(() -> assertThat(notified.events()).singleElement()
                .satisfies(event -> assertThat(event.get("om")).isEqualTo(Map.of("ops", 4L, "or", "Cmeter"))));
    }

    @Test
    void aMonitorThatWasTakenBackIsSilent() {
        monitor(Map.of("ops", 2L));
        cse.update("Cmeter", POWER + "/s", "m2m:sub", Map.of("enc", Map.of("net", List.of(1L))));

        cse.retrieve("Cmeter", POWER);
        cse.update("Cmeter", POWER, "m2m:cnt", Map.of("lbl", List.of("x")));

        await().untilAsserted(() -> assertThat(notified.events()).extracting(event -> event.get("net"))
                .containsExactly(1L));
    }

    @Test
    void aRetrieveThatFindsNoInstanceIsTold() {
        subscribe(Map.of("enc", Map.of("net", List.of(5L)), "nct", 3L));

        cse.retrieve("Cmeter", POWER, ResultContent.ATTRIBUTES);
        cse.retrieve("Cmeter", POWER, ResultContent.CHILD_RESOURCE_REFERENCES);
        cse.retrieve("Cmeter", POWER, ResultContent.CHILD_RESOURCES);
        cse.create("Cmeter", POWER, 4, "m2m:cin", Map.of("con", "1"));
        cse.retrieve("Cmeter", POWER, ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES);

        await().untilAsserted(() -> assertThat(notified.events()).singleElement()
                .satisfies(event -> assertThat(event.get("net")).isEqualTo(5L)));
    }

    private void monitor(Map<String, Object> monitor) {
        subscribe(Map.of("enc", Map.of("om", List.of(monitor))));
    }

    private void subscribe(Map<String, Object> criteria) {
        Map<String, Object> attributes = new java.util.HashMap<>(Map.of("rn", "s", "nu", List.of(TARGET)));
        attributes.putAll(criteria);
        assertThat(cse.create("Cmeter", POWER, 23, "m2m:sub", attributes).status())
                .isEqualTo(ResponseStatusCode.CREATED);
    }

    @SuppressWarnings("unchecked") // a container
    private static Map<String, Object> representation(Map<String, Object> event) {
        return (Map<String, Object>) ((Map<String, Object>) event.get("rep")).get("m2m:cnt");
    }
}
