// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The CSE itself and the registration of applications. */
interface RegistrationContract {

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

    @Test
    default void theResponseCarriesTheIdentifierAndTheReleaseOfTheRequest() {
        RequestPrimitive request = RequestPrimitive.retrieve(ContractCse.ADMIN, ContractCse.BASE);

        ResponsePrimitive response = cse().send(request);

        assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
        assertThat(response.parameter("rvi")).contains("4");
    }
}
