// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what. */
interface AccessContract {

    ContractCse cse();

    @Test
    default void othersMayNotReadWhatNoPolicyOpens() {
        Registered owner = cse().registerWithContainer();
        Registered other = cse().register();

        assertThatResponse(cse().retrieve(other.id(), owner.path() + "/power"))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    /** The name of the latest would tell when there is another, and how many there have been. */
    @Test
    default void whoMayNotReadInstancesDoesNotLearnWhichIsTheLatest() {
        Registered owner = cse().registerWithContainer();
        Registered other = cse().register();
        String name = "told-" + owner.id();
        assertThatResponse(cse().create(owner.id(), owner.path() + "/power", 4, "m2m:cin",
                Map.of("rn", name, "con", "12"))).is(ResponseStatusCode.CREATED);

        for (String instance : List.of("/la", "/ol")) {
            ResponsePrimitive refused = cse().retrieve(other.id(), owner.path() + "/power" + instance);
            assertThatResponse(refused).isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
            assertThat(refused.toString()).doesNotContain(name);
        }
    }

    @Test
    default void aPolicyOpensAResourceToThoseThatItNames() {
        Registered owner = cse().register();
        Registered reader = cse().register();
        Map<String, Object> read = Map.of("acr", List.of(Map.of("acor", List.of(reader.id()), "acop", 2L)));
        Map<String, Object> self = Map.of("acr", List.of(Map.of("acor", List.of(owner.id()), "acop", 63L)));
        assertThatResponse(cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("rn", "policy", "pv", read, "pvs", self))).is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().create(owner.id(), owner.path(), 3, "m2m:cnt",
                Map.of("rn", "power", "acpi", List.of(owner.path() + "/policy")))).is(ResponseStatusCode.CREATED);

        assertThatResponse(cse().retrieve(reader.id(), owner.path() + "/power")).is(ResponseStatusCode.OK);
        assertThatResponse(cse().delete(reader.id(), owner.path() + "/power"))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    /** TS-0001 9.6.2, accessControlAttributes. */
    @Test
    default void aRuleMayExtendToSomeAttributesOnly() {
        Registered owner = cse().register();
        Registered reader = cse().register();
        Map<String, Object> some = Map.of("acr", List.of(
                Map.of("acor", List.of(owner.id()), "acop", 63L),
                Map.of("acor", List.of(reader.id()), "acop", 6L, "aca", List.of("mni", "lbl"))));
        Map<String, Object> self = Map.of("acr", List.of(Map.of("acor", List.of(owner.id()), "acop", 63L)));
        assertThatResponse(cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("rn", "policy", "pv", some, "pvs", self))).is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().create(owner.id(), owner.path(), 3, "m2m:cnt", Map.of("rn", "power", "mni", 5L, "acpi",
                List.of(owner.path() + "/policy")))).is(ResponseStatusCode.CREATED);

        assertThat(cse().retrieve(reader.id(), owner.path() + "/power").content().orElseThrow().members())
                .containsOnly(entry("mni", 5L));
        assertThatResponse(cse().update(reader.id(), owner.path() + "/power", "m2m:cnt", Map.of("mni", 6L)))
                .is(ResponseStatusCode.UPDATED).lacks("rn");
        assertThatResponse(cse().update(reader.id(), owner.path() + "/power", "m2m:cnt", Map.of("mbs", 6L)))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    default void anOriginatorThatNobodyKnowsGetsNothing() {
        Registered owner = cse().registerWithContainer();

        assertThat(cse().retrieve("Cnobody", owner.path() + "/power").status())
                .isIn(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED);
    }

    @Test
    default void aRuleMayNameAnAbsoluteIdentifierOrADomain() {
        Registered owner = cse().register();
        Registered reader = cse().register();
        Map<String, Object> rules = Map.of("acr",
                List.of(Map.of("acor", List.of("//wattm2m.example/id-in/" + reader.id()), "acop", 2L),
                        Map.of("acor", List.of("//wattm2m.example"), "acop", 32L)));
        Map<String, Object> self = Map.of("acr", List.of(Map.of("acor", List.of(owner.id()), "acop", 63L)));
        assertThatResponse(cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("rn", "policy", "pv", rules, "pvs", self))).is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().create(owner.id(), owner.path(), 3, "m2m:cnt",
                Map.of("rn", "power", "acpi", List.of(owner.path() + "/policy")))).is(ResponseStatusCode.CREATED);

        assertThatResponse(cse().retrieve(reader.id(), owner.path() + "/power")).is(ResponseStatusCode.OK);
        assertThatResponse(cse().retrieve(cse().register().id(), owner.path() + "/power"))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    /** TS-0004 7.3.2.1: the CSE-ID of this CSE comes with every privilege, and never from outside. */
    @Test
    default void nobodyElseIsTheCseItself() {
        Registered owner = cse().registerWithContainer();

        for (String own : List.of("/id-in", "//wattm2m.example/id-in")) {
            assertThatResponse(cse().retrieve(own, owner.path() + "/power"))
                    .isRefused(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, "fr");
            assertThatResponse(cse().delete(own, owner.path()))
                    .isRefused(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, "fr");
        }
        assertThatResponse(cse().retrieve(owner.id(), owner.path() + "/power")).is(ResponseStatusCode.OK);
    }
}
