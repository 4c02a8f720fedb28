// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.APP_RULE_VALIDATION_FAILED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.ResponseAssert;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0001 10.2.2: how application entities register, and what the CSEBase is. */
class RegistrationConformanceTest {
    private static final Map<String, Object> METER = Map.of("api", "Nmeter", "rr", true, "srv", List.of("4"));
    private final TestCse cse = TestCse.start();

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void theCseBaseTellsWhoTheCseIs() {
        ResponsePrimitive base = cse.retrieve(TestCse.ADMIN, "cse-in");

        assertThatResponse(base).has("ty", 5L).has("csi", "/id-in").has("rn", "cse-in").has("pi", "").has("cst", 1L)
                .has("srv", List.of("2", "2a", "3", "4", "5")).has("ctm", "20260105T101500,000000").lacks("et");
        assertThat(ResponseAssert.attribute(base, "srt")).asInstanceOf(LIST).doesNotHaveDuplicates().contains(1L, 2L,
                3L,
                23L);
    }

    @Test
    void theCseBaseCannotBeCreatedUpdatedOrDeleted() {
        assertThatResponse(cse.create(TestCse.ADMIN, "cse-in", 5, "m2m:cb", Map.of())).isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.update(TestCse.ADMIN, "cse-in", "m2m:cb", Map.of("lbl", List.of("a"))))
                .isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.delete(TestCse.ADMIN, "cse-in")).isRefused(OPERATION_NOT_ALLOWED);
    }

    @Test
    void anAeWithAnIdentifierOfItsOwnKeepsIt() {
        ResponsePrimitive created = cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(created).is(CREATED).has("aei", "Cmeter").has("ri", "Cmeter").has("pi", "id-in");
        assertThatResponse(cse.retrieve("Cmeter", "Cmeter")).has("api", "Nmeter");
    }

    @Test
    void anAeWithoutAnIdentifierGetsOne() {
        String assigned = id(cse.create("C", "cse-in", 2, "m2m:ae", METER));
        RequestPrimitive anonymous = new RequestPrimitive(Operation.CREATE, "cse-in", Optional.empty(), "r1",
                OptionalInt.of(2), Optional.of(new Content("m2m:ae", METER)), RequestPrimitive.Options.DEFAULT,
                Map.of(),
                Peer.LOCAL);
        String chosen = id(cse.send(anonymous));

        assertThat(List.of(assigned, chosen)).allMatch(id -> id.matches("C\\w{8,}")).doesNotHaveDuplicates();
        assertThatResponse(cse.retrieve(assigned, assigned)).has("aei", assigned);
    }

    @Test
    void onlyARegistrationMayDoWithoutAnOriginator() {
        RequestPrimitive anonymous = new RequestPrimitive(Operation.RETRIEVE, "cse-in", Optional.empty(), "r1",
                OptionalInt.empty(), Optional.empty(), RequestPrimitive.Options.DEFAULT, Map.of(), Peer.LOCAL);

        assertThatResponse(cse.send(anonymous)).isRefused(BAD_REQUEST, "fr");
    }

    @Test
    void anActiveAeCannotRegisterAgain() {
        cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER))
                .isRefused(ORIGINATOR_HAS_ALREADY_REGISTERED, "Cmeter");
    }

    @Test
    void aDeregisteredAeMayRegisterAgain() {
        cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(cse.delete("Cmeter", "Cmeter")).is(DELETED);

        assertThatResponse(cse.retrieve(TestCse.ADMIN, "Cmeter")).isRefused(NOT_FOUND);
        assertThatResponse(cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER)).is(CREATED);
    }

    @Test
    void anAeRegistersAtTheCseBaseOnly() {
        cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(cse.create("Cother", "Cmeter", 2, "m2m:ae", METER)).isRefused(INVALID_CHILD_RESOURCE_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meter", "X", "R.a", "N"})
    void theAppIdFollowsItsForm(String appId) {
        assertThatResponse(
                cse.create("Cmeter", "cse-in", 2, "m2m:ae", Map.of("api", appId, "rr", true, "srv", List.of("4"))))
                .isRefused(BAD_REQUEST, "api");
    }

    @Test
    void mandatoryAttributesAreAskedForByName() {
        assertThatResponse(cse.create("Cmeter", "cse-in", 2, "m2m:ae", Map.of("rr", true))).isRefused(BAD_REQUEST,
                "api");
        assertThatResponse(cse.create("Cmeter", "cse-in", 2, "m2m:ae", Map.of("api", "Na"))).isRefused(BAD_REQUEST,
                "rr");
        assertThatResponse(cse.create("Cmeter", "cse-in", 2, "m2m:ae", Map.of("api", "Na", "rr", true)))
                .isRefused(BAD_REQUEST, "srv");
    }

    @Test
    void theReleasesOfAnAeAreNotRemoved() {
        assertThatResponse(cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER)).is(CREATED);

        assertThatResponse(cse.update("Cmeter", "Cmeter", "m2m:ae", Map.of("srv", Null.NULL)))
                .isRefused(BAD_REQUEST, "srv");
    }

    @Test
    void anIdentifierThatIsNoAeIdCannotRegister() {
        assertThatResponse(cse.create("meter", "cse-in", 2, "m2m:ae", METER)).isRefused(BAD_REQUEST, "meter");
        assertThatResponse(cse.create("C<script>", "cse-in", 2, "m2m:ae", METER)).isRefused(BAD_REQUEST, "fr");
    }

    @Test
    void anAeOwnsItsSubTreeAndStrangersDoNot() {
        cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);
        assertThatResponse(cse.create("Cmeter", "Cmeter", 3, "m2m:cnt", Map.of("rn", "power"))).is(CREATED);

        assertThatResponse(cse.retrieve("Cstranger", "Cmeter")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "Cstranger");
        assertThatResponse(cse.create("Cstranger", "Cmeter", 3, "m2m:cnt", Map.of()))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "Cstranger");
        assertThatResponse(cse.retrieve("Cstranger", "Cnobody")).isRefused(NOT_FOUND);
    }

    @Test
    void anAeMayNameItselfBySpRelativeIdentifier() {
        cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(cse.update("/id-in/Cmeter", "Cmeter", "m2m:ae", Map.of("apn", "My meter"))).is(UPDATED)
                .has("apn", "My meter");
    }

    @Test
    void registeredAesMayReadTheCseBaseAndOthersMayNot() {
        cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(cse.retrieve("Cmeter", "cse-in")).has("csi", "/id-in");
        assertThatResponse(cse.retrieve("Cstranger", "cse-in")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "Cstranger");
    }

    @Test
    void theResourceNameOfAnUnnamedAeIsItsOwn() {
        ResponsePrimitive created = cse.create("Cmeter", "cse-in", 2, "m2m:ae", METER);

        assertThatResponse(cse.retrieve("Cmeter", "cse-in/" + attribute(created, "rn"))).has("aei", "Cmeter");
    }

    /** TS-0004 7.4.5.2.1: an originator or App-ID that no rule allows. */
    @Test
    void onlyAllowedApplicationsRegister() {
        try (TestCse choosy = TestCse.start(Map.of("cse.allowed-aes", "C, Cmeter*", "cse.allowed-app-ids", "Nme*"))) {
            assertThatResponse(choosy.create("Cmeter1", "cse-in", 2, "m2m:ae", METER)).is(CREATED);
            assertThatResponse(choosy.create("C", "cse-in", 2, "m2m:ae", METER)).is(CREATED);
            assertThatResponse(choosy.create("Cother", "cse-in", 2, "m2m:ae", METER))
                    .isRefused(APP_RULE_VALIDATION_FAILED, "Cother");
            assertThatResponse(choosy.create("S", "cse-in", 2, "m2m:ae", METER))
                    .isRefused(APP_RULE_VALIDATION_FAILED, "fr");
            assertThatResponse(choosy.register("other", "Cmeter2")).isRefused(APP_RULE_VALIDATION_FAILED, "Ntest");
        }
    }

    /** Release 4 does away with the lower-case prefix of registered App-IDs. */
    @Test
    void anAppIdWithALowerCasePrefixIsOfReleaseThree() {
        RequestPrimitive request = RequestPrimitive.create("Cold", "cse-in", 2,
                new Content("m2m:ae", Map.of("api", "r01.com.example", "rr", true, "srv", List.of("3"))));
        Map<String, Object> parameters = PrimitiveCodec.parameters(request);

        assertThatResponse(cse.send(request)).isRefused(BAD_REQUEST, "api");
        parameters.put("rvi", "3");
        assertThatResponse(cse.send(PrimitiveCodec.request(parameters))).is(CREATED).has("api", "r01.com.example");
    }
}
