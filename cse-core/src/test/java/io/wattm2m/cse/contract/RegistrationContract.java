// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The CSE itself and the registration of applications. */
interface RegistrationContract {

    Map<String, Object> APPLICATION = Map.of("api", "Ntest", "rr", true, "srv", List.of("4"));

    ContractCse cse();

    @Test
    default void theCseBaseTellsWhoTheCseIsAndWhereItListens() {
        ResponsePrimitive base = cse().retrieve(ContractCse.ADMIN, ContractCse.BASE);

        assertThatResponse(base).is(ResponseStatusCode.OK).has("csi", "/id-in").has("rn", "cse-in").has("ty", 5L);
        assertThat((List<?>) attribute(base, "poa")).isNotEmpty();
    }

    @Test
    default void theCseBaseAnswersToEveryFormOfItsAddress() {
        for (String address : List.of("cse-in", "-", "id-in", "/id-in/cse-in", "/id-in/-",
                "//wattm2m.example/id-in/cse-in")) {
            assertThatResponse(cse().retrieve(ContractCse.ADMIN, address)).is(ResponseStatusCode.OK).has("csi",
                    "/id-in");
        }
    }

    @Test
    default void anApplicationThatAsksForAnIdentifierIsGivenOne() {
        ResponsePrimitive created = cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "Ntest", "rr", false, "srv", List.of("3", "4")));

        assertThatResponse(created).is(ResponseStatusCode.CREATED).has("srv", List.of("3", "4"));
        assertThat((String) attribute(created, "aei")).startsWith("C").hasSizeGreaterThan(1);
        assertThat(attribute(created, "ri")).isEqualTo(attribute(created, "aei"));
    }

    @Test
    default void anApplicationKeepsTheIdentifierThatItBrings() {
        Registered ae = cse().register();

        assertThatResponse(cse().retrieve(ae.id(), ae.path())).is(ResponseStatusCode.OK).has("aei", ae.id());
    }

    @Test
    default void anApplicationRegistersOnlyOnce() {
        Registered ae = cse().register();

        assertThatResponse(cse().create(ae.id(), ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "Ntest", "rr", true, "srv", List.of("4"))))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED);
    }

    /** TS-0004 7.4.5.2.1: that it is registered is found out before the name of the new resource is looked at. */
    @Test
    default void anApplicationThatRegistersAgainUnderItsNameIsToldThatItIsRegistered() {
        Registered ae = cse().register();
        String name = ae.path().substring(ae.path().lastIndexOf('/') + 1);

        assertThatResponse(cse().create(ae.id(), ContractCse.BASE, 2, "m2m:ae",
                Map.of("rn", name, "api", "Ntest", "rr", true, "srv", List.of("4"))))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED, ae.id());
    }

    /** TS-0001 9.6.5, TS-0004 6.3: the serialisations and releases that there are, and those that are none. */
    @Test
    default void anApplicationSpeaksWhatTheStandardKnows() {
        assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae", Map.of("api", "Ntest", "rr", true, "srv",
                List.of("1", "2a", "6"), "csz", List.of("application/json", "xml", "application/vnd.onem2m-res+cbor"))))
                .is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "Ntest", "rr", true, "srv", List.of("3", "newest"))))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "srv");
        assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "Ntest", "rr", true, "srv", List.of("3"), "csz", List.of("text/plain"))))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "csz");
    }

    /** TS-0004 6.3.5: what is a structure is neither a text nor a number. */
    @Test
    default void whatIsToBeAStructureIsOne() {
        for (Map<String, Object> attribute : List.<Map<String, Object>>of(Map.of("esi", "secure"), Map.of("esi", 7L),
                Map.of("ape", List.of("always")))) {
            Map<String, Object> attributes = new HashMap<>(APPLICATION);
            attributes.putAll(attribute);
            assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae", attributes))
                    .isRefused(ResponseStatusCode.BAD_REQUEST, attribute.keySet().iterator().next());
        }
    }

    @Test
    default void anApplicationThatHasDeregisteredMayComeBack() {
        Registered ae = cse().register();

        assertThatResponse(cse().delete(ae.id(), ae.path())).is(ResponseStatusCode.DELETED);
        assertThatResponse(cse().create(ae.id(), ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "Ntest", "rr", true, "srv", List.of("4")))).is(ResponseStatusCode.CREATED);
    }

    /** TS-0001 10.2.2.2 with 9.6.29: a service subscription has rules for who may register. */
    @Test
    default void aServiceSubscriptionSaysWhoMayRegister() {
        assertThatResponse(cse().create(ContractCse.ADMIN, ContractCse.BASE, 19, "m2m:asar",
                Map.of("rn", "names", "aai", List.of("N*"), "apci", List.of("*"), "aae", List.of("C*"))))
                .is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().create(ContractCse.ADMIN, ContractCse.BASE, 11, "m2m:mssp", Map.of("rn", "profile")))
                .is(ResponseStatusCode.CREATED);
        try {
            assertThatResponse(cse().create(ContractCse.ADMIN, ContractCse.BASE + "/profile", 20, "m2m:svsn",
                    Map.of("ni", "node", "csi", "/id-in", "rlk", List.of(ContractCse.BASE + "/names"))))
                    .is(ResponseStatusCode.CREATED);

            assertThat(cse().register().id()).startsWith("C");
            assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                    Map.of("api", "Rcom.example.lamp", "rr", true, "srv", List.of("4"))))
                    .isRefused(ResponseStatusCode.APP_RULE_VALIDATION_FAILED, "Rcom.example.lamp");
        } finally {
            cse().delete(ContractCse.ADMIN, ContractCse.BASE + "/profile");
            cse().delete(ContractCse.ADMIN, ContractCse.BASE + "/names");
        }
    }

    /** TS-0001 10.2.2.2: an AE-ID with S is unique among the CSEs of the service provider. */
    @Test
    default void anApplicationMayAskForAnIdentifierOfTheServiceProvider() {
        ResponsePrimitive created = cse().create("S", ContractCse.BASE, 2, "m2m:ae", APPLICATION);

        assertThatResponse(created).is(ResponseStatusCode.CREATED);
        assertThat((String) attribute(created, "aei")).matches("S.+");
    }

    /** TS-0004 7.4.5.2.1: who is not among those that may register. */
    @Test
    default void onlyAllowedOriginatorsAndAppIdsRegister() {
        assertThatResponse(cse().create("Cstranger", ContractCse.BASE, 2, "m2m:ae", APPLICATION))
                .isRefused(ResponseStatusCode.APP_RULE_VALIDATION_FAILED, "Cstranger");
        assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "NbannedTest", "rr", true, "srv", List.of("4"))))
                .isRefused(ResponseStatusCode.APP_RULE_VALIDATION_FAILED, "NbannedTest");
    }

    /** TS-0001 7.1.3: App-IDs that are registered and those that are not. */
    @Test
    default void anAppIdHasTheFormOfTheStandard() {
        for (String appId : List.of("Ntest", "Rtest.com.example")) {
            assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                    Map.of("api", appId, "rr", true, "srv", List.of("4")))).is(ResponseStatusCode.CREATED);
        }
        assertThatResponse(cse().create("C", ContractCse.BASE, 2, "m2m:ae",
                Map.of("api", "Rtest", "rr", true, "srv", List.of("4"))))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "api");
    }

    /** TS-0001 9.6.5: an application may say all of this of itself, and change it. */
    @Test
    default void anApplicationHasAllItsAttributes() {
        Map<String, Object> attributes = Map.ofEntries(entry("apn", "Meter"), entry("lbl", List.of("a")),
                entry("or", "http://example.org/ontology"), entry("nl", "cse-in/none"), entry("csz",
                        List.of("application/json")),
                entry("mei", "meter@example.org"), entry("regs", 1L),
                entry("trps", false), entry("tren", true), entry("tri", "7"), entry("trn", 5L),
                entry("loc", Map.of("typ", 1L, "crd", "[127.1,37.5]")), entry("et", "20351231T235959,000000"));
        Registered ae = cse().register(attributes);

        ResponsePrimitive retrieved = cse().retrieve(ae.id(), ae.path());
        attributes.forEach((name, value) -> assertThatResponse(retrieved).has(name, value));
        assertThatResponse(cse().update(ae.id(), ae.path(), "m2m:ae", Map.of("apn", Null.NULL, "rr", false)))
                .is(ResponseStatusCode.UPDATED).has("rr", false).lacks("apn");
    }

    /** TS-0001 10.2.2.7 to 10.2.2.9 and 9.6.4: another CSE registers, renews its registration, and leaves. */
    @Test
    default void anotherCseRegistersAndLeaves() {
        Map<String, Object> registration = Map.of("cb", "/id-far1/cse-far", "rr", false, "srv", List.of("3"), "cst",
                2L, "lbl", List.of("a"));

        ResponsePrimitive registered = cse().create("/id-far1", ContractCse.BASE, 16, "m2m:csr", registration);
        // the credential proves AEs only, but in a topic a CSE-ID has no slash
        if (cse().areOriginatorsProven() && !cse().client().notificationUrl().getScheme().equals("mqtts")) {
            assertThatResponse(registered).isRefused(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, "/id-far1");
            return;
        }
        assertThatResponse(registered).is(ResponseStatusCode.CREATED).has("csi", "/id-far1");
        assertThatResponse(cse().create("/id-far1", ContractCse.BASE, 16, "m2m:csr", registration))
                .is(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED);
        assertThatResponse(cse().update("/id-far1", id(registered), "m2m:csr", Map.of("dcse", List.of("/id-far2"))))
                .is(ResponseStatusCode.UPDATED).has("dcse", List.of("/id-far2"));
        assertThatResponse(cse().delete("/id-far1", id(registered))).is(ResponseStatusCode.DELETED);
        assertThatResponse(cse().create("/id-other", ContractCse.BASE, 16, "m2m:csr",
                Map.of("cb", "/id-other/cse", "rr", false, "srv", List.of("3"))))
                .isRefused(ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED);
    }

    /** TS-0001 9.6.3: nobody creates, changes or deletes the CSEBase. */
    @Test
    default void theCseBaseStaysAsItIs() {
        assertThatResponse(cse().create(ContractCse.ADMIN, ContractCse.BASE, 5, "m2m:cb", Map.of("csi", "/id-x")))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
        assertThatResponse(cse().update(ContractCse.ADMIN, ContractCse.BASE, "m2m:cb", Map.of("lbl", List.of("a"))))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
        assertThatResponse(cse().delete(ContractCse.ADMIN, ContractCse.BASE))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
    }

    /** TS-0004 7.4.3.2 and 7.4.12.2.1: whoever asks, and whatever privileges he has. */
    @Test
    default void whatNobodyMayDoIsNotAllowedRatherThanAQuestionOfPrivileges() {
        Registered ae = cse().register();

        assertThatResponse(cse().delete(ae.id(), ContractCse.BASE))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
        assertThatResponse(cse().update(ae.id(), ContractCse.BASE, "m2m:cb", Map.of("lbl", List.of("a"))))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
        assertThatResponse(cse().create(ae.id(), ContractCse.BASE, 5, "m2m:cb", Map.of("csi", "/id-x")))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
        assertThatResponse(cse().create(ae.id(), ContractCse.BASE, 17, "m2m:req", Map.of("rn", "own")))
                .isRefused(ResponseStatusCode.OPERATION_NOT_ALLOWED);
    }

    @Test
    default void theResponseCarriesTheIdentifierAndTheReleaseOfTheRequest() {
        RequestPrimitive request = RequestPrimitive.retrieve(ContractCse.ADMIN, ContractCse.BASE);

        ResponsePrimitive response = cse().send(request);

        assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
        assertThat(response.parameter("rvi")).contains("4");
    }
}
