// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.APP_RULE_VALIDATION_FAILED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.2.2 and 10.2.2.3: AE-IDs with S, which the service provider assigns at the IN-CSE. */
class AssignedIdentifierConformanceTest {
    private static final String ADMIN = TestCse.ADMIN;
    private static final Map<String, Object> METER = Map.of("api", "Nmeter", "rr", true, "srv", List.of("4"));
    private final Chain chain = new Chain();

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void theInCseAssignsTheIdentifierThatAnAeAsksForAtAnMnCse() {
        ResponsePrimitive created = register(chain.mn, "cse-mn", "S");

        String stem = (String) attribute(created, "aei");
        assertThat(stem).matches("S.+");
        assertThatResponse(created).is(CREATED).has("ri", stem);
        assertThatResponse(chain.in.retrieve(ADMIN, stem)).is(OK).has("ty", 10_002L).has("pi", "id-in")
                .has("lnk", "/mn1/" + stem).has("aei", stem).has("api", "Nmeter")
                .has("lbl", List.of("Credential-ID:None"));
        assertThatResponse(chain.mn.create(stem, stem, 3, "m2m:cnt", Map.of())).is(CREATED);
    }

    @Test
    void theInCseAssignsIdentifiersOverSeveralSteps() {
        String stem = (String) attribute(register(chain.asn, "cse-asn", "S"), "aei");

        assertThatResponse(chain.in.retrieve(ADMIN, stem)).is(OK).has("lnk", "/asn1/" + stem);
        assertThatResponse(chain.mn.retrieve(ADMIN, stem)).isRefused(NOT_FOUND);
    }

    @Test
    void theCredentialOfTheAeIsNamedInTheLabels() {
        RequestPrimitive request = RequestPrimitive.create("Smeter", "cse-mn", 2, new Content("m2m:ae", METER));

        assertThatResponse(chain.mn.send(request.withPeer(Peer.REMOTE.proved(new Identity("Smeter", "k1")))))
                .is(CREATED);

        assertThatResponse(chain.in.retrieve(ADMIN, "Smeter")).has("lbl", List.of("Credential-ID:k1"));
    }

    @Test
    void anIdentifierIsInUseAtOneCseOnly() {
        assertThatResponse(register(chain.mn, "cse-mn", "Smeter")).is(CREATED).has("aei", "Smeter");

        assertThatResponse(register(chain.asn, "cse-asn", "Smeter"))
                .isRefused(ORIGINATOR_HAS_ALREADY_REGISTERED, "Smeter");
        assertThatResponse(register(chain.in, "cse-in", "Smeter"))
                .isRefused(ORIGINATOR_HAS_ALREADY_REGISTERED, "Smeter");
        assertThatResponse(chain.asn.retrieve(ADMIN, "Smeter")).isRefused(NOT_FOUND);
    }

    @Test
    void anIdentifierOfAnAeAtTheInCseIsNotGivenAway() {
        assertThatResponse(register(chain.in, "cse-in", "Smeter")).is(CREATED);

        assertThatResponse(register(chain.mn, "cse-mn", "Smeter"))
                .isRefused(ORIGINATOR_HAS_ALREADY_REGISTERED, "Smeter");
    }

    @Test
    void whenTheAeDeregistersTheLinkBecomesInactiveAndMayMove() {
        register(chain.mn, "cse-mn", "Smeter");

        assertThatResponse(chain.mn.delete("Smeter", "Smeter")).is(DELETED);
        awaitLink("Smeter", "INACTIVE");

        assertThatResponse(register(chain.asn, "cse-asn", "Smeter")).is(CREATED);
        assertThatResponse(chain.in.retrieve(ADMIN, "Smeter")).has("lnk", "/asn1/Smeter");
        assertThatResponse(chain.asn.delete("Smeter", "Smeter")).is(DELETED);
        awaitLink("Smeter", "INACTIVE");
        assertThatResponse(register(chain.in, "cse-in", "Smeter")).is(CREATED).has("ty", 2L);
    }

    @Test
    void withoutTheInCseNobodyIsGivenAnIdentifier() {
        chain.network.unplug("in");

        assertThatResponse(register(chain.mn, "cse-mn", "S")).isRefused(TARGET_NOT_REACHABLE, "IN-CSE");
        assertThatResponse(register(chain.mn, "cse-mn", "Smeter")).isRefused(TARGET_NOT_REACHABLE, "Smeter");
        assertThatResponse(register(chain.mn, "cse-mn", "Cmeter")).is(CREATED);
        assertThatResponse(chain.mn.retrieve(ADMIN, "Smeter")).isRefused(NOT_FOUND);
    }

    @Test
    void theInCseIsToldOfADeregistrationWhenItIsBack() {
        register(chain.mn, "cse-mn", "Smeter");
        chain.network.unplug("in");
        assertThatResponse(chain.mn.delete("Smeter", "Smeter")).is(DELETED);
        assertThatResponse(chain.in.retrieve(ADMIN, "Smeter")).has("lnk", "/mn1/Smeter");

        chain.network.plug("in");

        awaitLink("Smeter", "INACTIVE");
    }

    @Test
    void anInCseThatHasLostTheIdentifierIsToldAgain() {
        register(chain.mn, "cse-mn", "Smeter");

        assertThatResponse(chain.in.delete(ADMIN, "Smeter")).is(DELETED);
        assertThatResponse(chain.in.delete(ADMIN, "cse-in/mn1")).is(DELETED);

        await().atMost(Chain.PATIENCE).until(() -> chain.in.retrieve(ADMIN, "Smeter").status() == OK);
        assertThatResponse(chain.in.retrieve(ADMIN, "Smeter")).has("lnk", "/mn1/Smeter").has("api", "Nmeter");
    }

    @Test
    void whatIsRefusedHereIsNotAskedForThere() {
        Map<String, Object> named = new HashMap<>(METER);
        named.put("rn", "meter");
        assertThatResponse(chain.mn.create("Cmeter", "cse-mn", 2, "m2m:ae", named)).is(CREATED);
        int asked = announcements();

        assertThatResponse(chain.mn.create("S", "cse-mn", 2, "m2m:ae", named)).isRefused(CONFLICT, "meter");

        assertThat(announcements()).isEqualTo(asked);
    }

    /** TS-0001 9.6.29: the rules for the AEs of a CSE are asked where they are kept. */
    @Test
    void theRulesAtTheInCseDecideOnWhoIsAssignedAnIdentifier() {
        chain.in.create(ADMIN, "cse-in", 19, "m2m:asar", Map.of("rn", "rule", "aai", List.of("Nmeter"), "aae",
                List.of("S*"), "apci", List.of("None")));
        chain.in.create(ADMIN, "cse-in", 11, "m2m:mssp", Map.of("rn", "profile"));
        chain.in.create(ADMIN, "cse-in/profile", 20, "m2m:svsn",
                Map.of("ni", "node", "csi", "/mn1", "rlk", List.of("cse-in/rule")));

        assertThatResponse(chain.mn.create("S", "cse-mn", 2, "m2m:ae",
                Map.of("api", "Nlamp", "rr", true, "srv", List.of("4"))))
                .isRefused(APP_RULE_VALIDATION_FAILED, "Nlamp");
        assertThatResponse(register(chain.mn, "cse-mn", "S")).is(CREATED);
    }

    @Test
    void onlyTheRegistrarCseSpeaksForAnIdentifier() {
        register(chain.mn, "cse-mn", "Smeter");
        Map<String, Object> elsewhere = Map.of("lnk", "/mn9/Smeter");

        assertThatResponse(chain.in.update("/mn9/Smeter", "Smeter", "m2m:aeA", elsewhere))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.in.create("/mn9/S", "cse-in", 10_002, "m2m:aeA", elsewhere))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.in.update("/mn1/Smeter", "Smeter", "m2m:aeA", elsewhere)).isRefused(BAD_REQUEST,
                "lnk");
        assertThatResponse(chain.in.update("/asn1/Smeter", "Smeter", "m2m:aeA", Map.of("lnk", "/asn1/Smeter")))
                .isRefused(ORIGINATOR_HAS_ALREADY_REGISTERED);
        assertThatResponse(chain.mn.create("/asn1/S", "cse-mn", 10_002, "m2m:aeA", Map.of("lnk", "/asn1/S")))
                .isRefused(OPERATION_NOT_ALLOWED, "IN-CSE");
    }

    /** TS-0001 7.1.3: the SP-relative identifier says nothing of the CSE, which the IN-CSE knows. */
    @Test
    void aNotificationFindsTheAeByItsIdentifierAlone() {
        chain.network.listen("meter", request -> ResponsePrimitive.of(OK, request));
        Map<String, Object> listening = new HashMap<>(METER);
        listening.put("poa", List.of("net://meter"));
        chain.mn.create("Smeter", "cse-mn", 2, "m2m:ae", listening);
        Chain.register(chain.in, "cse-in", "Cin");

        assertThatResponse(chain.in.create("Cin", "Cin", 23, "m2m:sub",
                Map.of("nu", List.of("/Smeter"), "enc", Map.of("net", List.of(3L))))).is(CREATED);
        chain.in.create("Cin", "Cin", 3, "m2m:cnt", Map.of("rn", "told"));

        await().atMost(Chain.PATIENCE).until(() -> chain.network.carried().stream()
                .anyMatch(request -> request.to().equals("/Smeter") && request.content().orElseThrow().toString()
                        .contains("told")));
    }

    private static ResponsePrimitive register(TestCse cse, String base, String originator) {
        return cse.create(originator, base, 2, "m2m:ae", METER);
    }

    private void awaitLink(String stem, String link) {
        await().atMost(Chain.PATIENCE)
                .until(() -> attribute(chain.in.retrieve(ADMIN, stem), "lnk").equals(link));
    }

    private int announcements() {
        return (int) chain.network.carried().stream().filter(request -> request.resourceType().orElse(0) == 10_002)
                .count();
    }
}
