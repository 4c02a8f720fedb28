// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.NotifiedBinding;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.58, 10.2.10.20 to 10.2.10.24, TS-0004 7.4.58: subscriptions to several resources at once. */
class CrossResourceSubscriptionConformanceTest {
    private static final String TARGET = "http://127.0.0.1/n";
    private static final String ONE = "cse-in/meter/one";
    private static final String TWO = "cse-in/meter/two";
    private final NotifiedBinding notified = new NotifiedBinding();
    private final TestCse cse = TestCse.start(notified);

    @BeforeEach
    void register() {
        cse.register("meter", "Cmeter");
        List.of("one", "two").forEach(name -> cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", Map.of("rn", name)));
    }

    @AfterEach
    void close() {
        cse.close();
    }

    @Test
    void itTellsOnceEventsOfAllResourcesHaveHappened() {
        Map<String, Object> created = members(crossSubscribe(regular()));

        assertThat((List<?>) created.get("rrats")).hasSize(2);
        label(ONE);
        label(ONE);
        label(TWO);

        await().until(() -> told(created).size() == 1);
        assertThat(told(created).getFirst()).doesNotContainKey("nev");
    }

    @Test
    void subscriptionsThatAreThereAreJoinedAndLeft() {
        cse.create("Cmeter", ONE, 23, "m2m:sub", Map.of("rn", "s", "nu", List.of(TARGET)));
        Map<String, Object> attributes = new HashMap<>(regular());
        attributes.put("rrat", List.of(TWO));
        attributes.put("srat", List.of(ONE + "/s"));

        Map<String, Object> created = members(crossSubscribe(attributes));

        String reference = "/id-in/" + created.get("ri");
        assertThat(subscription()).containsEntry("nu", List.of(TARGET, reference))
                .containsEntry("acrs", List.of(reference));
        label(ONE);
        label(TWO);
        await().until(() -> told(created).size() == 1);
        cse.delete("Cmeter", "cse-in/meter/x");
        await().untilAsserted(
                () -> assertThat(subscription()).containsEntry("nu", List.of(TARGET)).doesNotContainKey("acrs"));
        await().until(() -> subscriptionsOf(TWO).isEmpty());
    }

    @Test
    void whereOneResourceCannotBeSubscribedToNothingIsLeftBehind() {
        Map<String, Object> attributes = new HashMap<>(regular());
        attributes.put("rrat", List.of(ONE, "cse-in/meter/none"));

        assertThat(crossSubscribe(attributes).status()).isEqualTo(ResponseStatusCode.CROSS_RESOURCE_OPERATION_FAILURE);

        assertThat(subscriptionsOf(ONE)).isEmpty();
        assertThat(cse.retrieve("Cmeter", "cse-in/meter/x").status()).isEqualTo(ResponseStatusCode.NOT_FOUND);
    }

    @Test
    void itEndsWithOneOfItsSubscriptions() {
        Map<String, Object> attributes = new HashMap<>(regular());
        attributes.put("su", TARGET);
        Map<String, Object> created = members(crossSubscribe(attributes));

        cse.delete("Cmeter", ((List<?>) created.get("rrats")).getFirst().toString());

        await().until(() -> cse.retrieve("Cmeter", "cse-in/meter/x").status() == ResponseStatusCode.NOT_FOUND);
        await().until(() -> subscriptionsOf(TWO).isEmpty());
        await().untilAsserted(() -> assertThat(notified.signals("sud")).extracting(signal -> signal.get("sur"))
                .containsExactly("/id-in/" + created.get("ri")));
    }

    @Test
    void itEndsAfterSoManyNotifications() {
        Map<String, Object> attributes = new HashMap<>(regular());
        attributes.put("exc", 1L);
        Map<String, Object> created = members(crossSubscribe(attributes));

        label(ONE);
        label(TWO);

        await().until(() -> cse.retrieve("Cmeter", "cse-in/meter/x").status() == ResponseStatusCode.NOT_FOUND);
        assertThat(told(created)).hasSize(1);
    }

    @Test
    void itCountsWhatItsTargetsAreToldAndTellsThemNothingOutsideItsSchedule() {
        Map<String, Object> attributes = new HashMap<>(regular());
        attributes.put("nse", true);
        Map<String, Object> created = members(crossSubscribe(attributes));
        assertThat(created).containsEntry("nsi", List.of());
        cse.create("Cmeter", "cse-in/meter/x", 18, "m2m:sch",
                Map.of("se", Map.of("sce", List.of("* * * * * * 9999"))));

        label(ONE);
        label(TWO);
        awaitCounted(0, 0, 1);
        cse.delete("Cmeter", "cse-in/meter/x/notificationSchedule");
        label(ONE);
        label(TWO);

        awaitCounted(1, 1, 2);
        assertThat(told(created)).hasSize(1);
    }

    @Test
    void nobodyElseCanTellIt() {
        crossSubscribe(regular());

        ResponsePrimitive response = cse.send(RequestPrimitive.notify("Cmeter", "cse-in/meter/x",
                new Content("m2m:sgn", Map.of("sur", "/id-in/other", "sud", true))));

        assertThat(response.status()).isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void whatItIsAboutIsMandatory() {
        Map<String, Object> nothing = new HashMap<>(regular());
        nothing.remove("rrat");
        Map<String, Object> tooMany = new HashMap<>(regular());
        tooMany.put("encs", Map.of("enc", List.of(Map.of(), Map.of(), Map.of())));

        assertThat(crossSubscribe(nothing).status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
        assertThat(crossSubscribe(tooMany).status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
    }

    private static Map<String, Object> regular() {
        return Map.of("rn", "x", "nu", List.of(TARGET), "rrat", List.of(ONE, TWO), "twt", 2L, "tws", "PT1H", "encs",
                Map.of("enc", List.of(Map.of("net", List.of(1L)))));
    }

    private ResponsePrimitive crossSubscribe(Map<String, Object> attributes) {
        return cse.create("Cmeter", "cse-in/meter", 48, "m2m:crs", attributes);
    }

    private static Map<String, Object> members(ResponsePrimitive response) {
        assertThat(response.status()).as(response.toString()).isEqualTo(ResponseStatusCode.CREATED);
        return response.content().orElseThrow().members();
    }

    private void awaitCounted(long requests, long responses, long events) {
        await().untilAsserted(() -> assertThat(cse.retrieve("Cmeter", "cse-in/meter/x").content().orElseThrow()
                .members().get("nsi")).isEqualTo(List.of(
                        Map.of("tg", TARGET, "rqs", requests, "rsr", responses, "noec", events))));
    }

    private void label(String container) {
        assertThat(cse.update("Cmeter", container, "m2m:cnt", Map.of("lbl", List.of("x"))).status())
                .isEqualTo(ResponseStatusCode.UPDATED);
    }

    /** What was told on behalf of the resource, without verifications. */
    private List<Map<String, Object>> told(Map<String, Object> created) {
        return notified.signals("sur").stream().filter(signal -> !signal.containsKey("vrq"))
                .filter(signal -> signal.get("sur").equals("/id-in/" + created.get("ri"))).toList();
    }

    private Map<String, Object> subscription() {
        return cse.retrieve("Cmeter", ONE + "/s").content().orElseThrow().members();
    }

    private List<?> subscriptionsOf(String container) {
        Map<String, Object> members = cse.retrieve("Cmeter", container,
                ResultContent.ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES).content().orElseThrow().members();
        return (List<?>) members.getOrDefault("ch", List.of());
    }
}
