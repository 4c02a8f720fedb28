// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SUBSCRIPTION_HOST_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SUBSCRIPTION_VERIFICATION_INITIATION_FAILED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.Inbox;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.1.6, TS-0004 7.3.3 and 7.5.1: NOTIFY to entities through the CSE, and to the CSE itself. */
class NotifyConformanceTest {
    private static final Map<String, Object> EVENT = Map.of("sur", "/id-in/s1", "nev", Map.of("net", 1L));
    private final Inbox inbox = new Inbox();
    private final TestCse cse = TestCse.start(inbox);

    @BeforeEach
    void register() {
        cse.register("meter", "Cmeter");
        assertThatResponse(cse.create("/mn1", "cse-in", 16, "m2m:csr", Map.of("rn", "mn1", "cb", "/mn1/cse-mn", "rr",
                true, "srv", List.of("4"), "poa", List.of("test://mn1"), "csi", "/mn1"))).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aNotificationToARemoteCseIsPassedOnToThatCse() {
        assertThatResponse(notify("Cmeter", "/mn1", "m2m:sgn", EVENT)).is(OK);
        assertThatResponse(notify(TestCse.ADMIN, "cse-in/mn1", "m2m:sgn", EVENT)).is(OK);

        assertThat(inbox.received()).extracting(RequestPrimitive::to).containsExactly("/mn1", "/mn1");
        assertThat(inbox.received().getLast().content()).contains(new Content("m2m:sgn", EVENT));
    }

    @Test
    void whoMayNotNotifyARemoteCseIsRefused() {
        assertThatResponse(notify("Cmeter", "cse-in/mn1", "m2m:sgn", EVENT)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void theCseTakesNotificationsFromWhomItMay() {
        assertThatResponse(notify(TestCse.ADMIN, "cse-in", "m2m:sgn", EVENT)).is(OK);
        assertThatResponse(notify(TestCse.ADMIN, "/id-in", "m2m:sgn", Map.of("sud", true, "sur", "/mn1/s1"))).is(OK);
        assertThatResponse(notify(TestCse.ADMIN, "cse-in", "m2m:rsp", Map.of("rsc", 2000L, "rqi", "x"))).is(OK);
        assertThatResponse(notify("Cmeter", "cse-in", "m2m:sgn", EVENT)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void whatIsNoNotificationIsRefused() {
        assertThatResponse(notify(TestCse.ADMIN, "cse-in", "m2m:rsp", Map.of("rqi", "x")))
                .isRefused(BAD_REQUEST, "rsc");
        assertThatResponse(notify(TestCse.ADMIN, "cse-in", "m2m:cnt", Map.of("rn", "x"))).isRefused(BAD_REQUEST);
        cse.create("Cmeter", "Cmeter", 3, "m2m:cnt", Map.of("rn", "power"));
        assertThatResponse(notify("Cmeter", "cse-in/meter/power", "m2m:sgn", EVENT)).is(OPERATION_NOT_ALLOWED);
    }

    /** TS-0004 7.5.1.2.2: the receiver of a verification tells who lacks the privilege. */
    @Test
    void aVerificationIsAnsweredByThePrivilegesOfHostAndCreator() {
        assertThatResponse(verify("/mn1", "Cmeter")).isRefused(SUBSCRIPTION_HOST_HAS_NO_PRIVILEGE, "/mn1");
        assertThatResponse(verify(TestCse.ADMIN, "Cmeter")).isRefused(SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE, "Cmeter");
        assertThatResponse(verify(TestCse.ADMIN, TestCse.ADMIN)).is(OK);
    }

    @Test
    void theCseItselfCanBeTheTargetOfASubscription() {
        assertThatResponse(subscribe(TestCse.ADMIN, "/id-in")).is(CREATED);
        assertThatResponse(subscribe(TestCse.ADMIN, "cse-in")).is(CREATED);
        assertThatResponse(subscribe("Cmeter", "/id-in")).is(SUBSCRIPTION_VERIFICATION_INITIATION_FAILED);
    }

    /** TS-0004 7.4.8.2.1: only others are asked; TS-0001 7.2: an AE has several addresses. */
    @Test
    void whoSubscribesHimselfIsNotAskedHoweverHeIsAddressed() {
        List.of("Cmeter", "/id-in/Cmeter", "cse-in/meter", "-/meter", "/id-in/cse-in/meter", "/id-in/-/meter",
                "//wattm2m.example/id-in/Cmeter")
                .forEach(form -> assertThatResponse(subscribe("Cmeter", form)).as(form).is(CREATED));

        assertThat(inbox.received()).isEmpty();
        cse.register("other", "Cother");
        assertThatResponse(subscribe("Cmeter", "cse-in/other")).is(SUBSCRIPTION_VERIFICATION_INITIATION_FAILED);
    }

    private ResponsePrimitive subscribe(String originator, String target) {
        return cse.create(originator, "cse-in/meter", 23, "m2m:sub", Map.of("nu", List.of(target)));
    }

    private ResponsePrimitive verify(String host, String creator) {
        return notify(host, "cse-in", "m2m:sgn", Map.of("vrq", true, "sur", "/mn1/s1", "cr", creator));
    }

    private ResponsePrimitive notify(String from, String to, String name, Map<String, Object> members) {
        return cse.send(RequestPrimitive.notify(from, to, new Content(name, members)));
    }
}
