// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.TestCse.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.NotifiedBinding;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.31 to 9.6.34, 10.2.10.19: targets that do not want to be told any more; it is a quarter past ten. */
class TargetRemovalConformanceTest {
    private static final String SUBSCRIPTION = "cse-in/meter/s";
    private static final String REFERENCE = SUBSCRIPTION + "/ntsr";
    private static final String URL = "http://127.0.0.1/n";
    private final NotifiedBinding notified = new NotifiedBinding();
    private final TestCse cse = TestCse.start(notified);

    @BeforeEach
    void subscribe() {
        cse.register("meter", "Cmeter");
        cse.register("display", "Cdisplay");
        List.of("meter", "display").forEach(name -> cse.update("C" + name, "cse-in/" + name, "m2m:ae",
                Map.of("poa", List.of("http://127.0.0.1/" + name))));
        assertThatResponse(cse.create("Cmeter", "cse-in/meter", 23, "m2m:sub",
                Map.of("rn", "s", "nu", List.of(URL, "cse-in/display")))).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void withoutAPolicyATargetRemovesItself() {
        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(DELETED);

        assertThatResponse(cse.retrieve(ADMIN, SUBSCRIPTION)).has("nu", List.of(URL));
        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "no notification");
    }

    @Test
    void theSubscriptionGoesWithItsLastTarget() {
        cse.update("Cmeter", SUBSCRIPTION, "m2m:sub", Map.of("nu", List.of("/id-in/Cdisplay")));

        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(DELETED);

        assertThatResponse(cse.retrieve(ADMIN, SUBSCRIPTION)).is(NOT_FOUND);
    }

    @Test
    void aSelfReferenceCanOnlyBeDeletedAndOnlyByATarget() {
        assertThatResponse(cse.retrieve("Cdisplay", REFERENCE)).isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.delete("Cmeter", REFERENCE)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.delete("Cmeter", "cse-in/meter/ntsr")).is(NOT_FOUND);
    }

    @Test
    void aPolicyMayReject() {
        policy("refuse", 2);
        refer("cse-in/refuse");

        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "policy");

        assertThatResponse(cse.retrieve(ADMIN, SUBSCRIPTION)).has("nu", List.of(URL, "cse-in/display"));
    }

    @Test
    void aPolicyMayAcceptAndInformTheCreator() {
        policy("tell", 3);
        refer("cse-in/tell");

        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(DELETED);

        await().untilAsserted(() -> assertThat(notified.signals("ntt")).singleElement().asInstanceOf(
                InstanceOfAssertFactories.MAP).containsEntry("ntt", "Cdisplay")
                .containsEntry("trr", true).containsEntry("tra", true).containsKey("sur"));
    }

    @Test
    void aPolicyMayLeaveItToTheCreator() {
        policy("ask", 4);
        refer("cse-in/ask");

        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(OK);

        await().untilAsserted(() -> assertThat(notified.signals("ntt")).singleElement().asInstanceOf(
                InstanceOfAssertFactories.MAP).containsEntry("tra", false));
        assertThatResponse(cse.retrieve(ADMIN, SUBSCRIPTION)).has("nu", List.of(URL, "cse-in/display"));
    }

    @Test
    void theDefaultPolicyOfTheCreatorIsForAllOthers() {
        policy("Default", 2);
        assertThatResponse(cse.create(ADMIN, "cse-in/meter", 23, "m2m:sub",
                Map.of("rn", "other", "nu", List.of(URL, "Cdisplay")))).is(CREATED);

        assertThatResponse(cse.delete("Cdisplay", "cse-in/meter/other/ntsr")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(DELETED);
    }

    @Test
    void deletionRulesSayWhen() {
        policy("noon", 1);
        refer("cse-in/noon");
        assertThatResponse(cse.create(ADMIN, "cse-in/noon", 27, "m2m:pdr",
                Map.of("dr",
                        Map.of("tod", List.of("* * 12-23 * * * *"), "lr", List.of(Map.of("accc", List.of("KR")))))))
                .is(CREATED);
        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);

        cse.clock().advance(Duration.ofHours(2));

        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(DELETED);
    }

    @Test
    void severalDeletionRulesAreAllToHoldUnlessOneIsEnough() {
        policy("strict", 1);
        refer("cse-in/strict");
        List.of("10", "12").forEach(hour -> assertThatResponse(cse.create(ADMIN, "cse-in/strict", 27, "m2m:pdr",
                Map.of("dr", Map.of("tod", List.of("* * " + hour + " * * * *"))))).is(CREATED));
        assertThatResponse(cse.create(ADMIN, "cse-in/strict", 27, "m2m:pdr", Map.of())).isRefused(BAD_REQUEST);
        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);

        cse.update(ADMIN, "cse-in/strict", "m2m:ntp", Map.of("rrs", 2L));

        assertThatResponse(cse.delete("Cdisplay", REFERENCE)).is(DELETED);
    }

    @Test
    void aPolicyIsKnownByItsLabelAndReferredToWhereItIs() {
        policy("one", 1);

        assertThatResponse(cse.create(ADMIN, "cse-in", 26, "m2m:ntp", Map.of("acn", 1L, "plbl", "one")))
                .isRefused(CONFLICT, "plbl");
        assertThatResponse(cse.create("Cmeter", SUBSCRIPTION, 25, "m2m:ntpr",
                Map.of("ntu", List.of(URL), "npi", "cse-in/meter"))).isRefused(BAD_REQUEST, "npi");
        assertThatResponse(cse.create("Cmeter", SUBSCRIPTION, 25, "m2m:ntpr",
                Map.of("ntu", List.of(URL), "npi", "cse-in/none"))).isRefused(BAD_REQUEST, "npi");
    }

    private void policy(String label, long action) {
        assertThatResponse(cse.create(ADMIN, "cse-in", 26, "m2m:ntp",
                Map.of("rn", label, "plbl", label, "acn", action))).is(CREATED);
    }

    private void refer(String policy) {
        assertThatResponse(cse.create("Cmeter", SUBSCRIPTION, 25, "m2m:ntpr",
                Map.of("ntu", List.of("cse-in/display"), "npi", policy))).is(CREATED);
    }
}
