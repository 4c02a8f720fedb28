// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.GROUP_MEMBER_TYPE_INCONSISTENT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.MAX_NUMBER_OF_MEMBER_EXCEEDED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.RECEIVER_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.13 and 10.2.7, TS-0004 7.4.13: what may be a member of a group, and who reaches the members. */
interface MembersContract {

    ContractCse cse();

    /** TS-0004 7.4.13.2.1, consistencyStrategy. */
    @Test
    default void theStrategySaysWhatBecomesOfMembersOfAnotherType() {
        Registered ae = cse().registerWithContainer();
        List<String> mixed = List.of(ae.path() + "/power", ae.path());

        assertThatResponse(group(ae, Map.of("mt", 3L, "csy", 1L, "mid", mixed))).is(CREATED).has("cnm", 1L)
                .has("mid", List.of(ae.path() + "/power")).has("mtv", true);
        assertThatResponse(group(ae, Map.of("mt", 3L, "csy", 2L, "mid", mixed)))
                .isRefused(GROUP_MEMBER_TYPE_INCONSISTENT, "mid");
        assertThatResponse(group(ae, Map.of("mt", 3L, "csy", 3L, "mid", mixed))).is(CREATED).has("mt", 0L)
                .has("cnm", 2L);
    }

    /** TS-0004 7.4.13.2.1, specializationType. */
    @Test
    default void membersMayHaveToBeOfASpecialization() {
        Registered ae = cse().register();
        String switched = "org.onem2m.common.moduleclass.binarySwitch";
        for (String[] flex : new String[][] {{"switch", "cod:binSh", switched, "state"},
            {"alarm", "cod:smoSr", "org.onem2m.common.moduleclass.smokeSensor", "alarm"}}) {
            assertThatResponse(cse().create(ae.id(), ae.path(), 28, flex[1],
                    Map.of("rn", flex[0], "cnd", flex[2], flex[3], true))).is(CREATED);
        }

        assertThatResponse(group(ae, Map.of("mt", 28L, "spty", Map.of("cnd", switched), "mid",
                List.of(ae.path() + "/switch", ae.path() + "/alarm")))).is(CREATED)
                .has("mid", List.of(ae.path() + "/switch"));
    }

    @Test
    default void aGroupHasNoMoreMembersThanItMayHave() {
        Registered ae = cse().registerWithContainer();
        String power = ae.path() + "/power";

        assertThatResponse(group(ae, Map.of("mnm", 1L, "mid", List.of(power, ae.path()))))
                .isRefused(MAX_NUMBER_OF_MEMBER_EXCEEDED, "mnm");
        assertThatResponse(group(ae, Map.of("rn", "one", "mnm", 2L, "mid", List.of(power, power, ae.path()))))
                .is(CREATED).has("cnm", 2L);
        assertThatResponse(cse().update(ae.id(), ae.path() + "/one", "m2m:grp", Map.of("mnm", 1L)))
                .isRefused(MAX_NUMBER_OF_MEMBER_EXCEEDED, "mnm");
    }

    @Test
    default void aMemberExistsAndMayBeRead() {
        Registered ae = cse().registerWithContainer();
        Registered other = cse().register();

        assertThatResponse(group(ae, Map.of("mid", List.of(ae.path() + "/none")))).isRefused(NOT_FOUND, "mid");
        assertThatResponse(group(other, Map.of("mid", List.of(ae.path() + "/power"))))
                .isRefused(RECEIVER_HAS_NO_PRIVILEGE, "mid");
    }

    /** TS-0001 10.2.7: virtual resources and the members of other groups. */
    @Test
    default void latestInstancesAndSubGroupsAreMembersToo() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "42");
        assertThatResponse(group(ae, Map.of("rn", "inner", "mid", List.of(ae.path() + "/power/la")))).is(CREATED);
        assertThatResponse(group(ae, Map.of("rn", "outer", "mid", List.of(ae.path() + "/inner/fopt",
                ae.path() + "/power/ol")))).is(CREATED);

        List<?> answers = answers(cse().retrieve(ae.id(), ae.path() + "/outer/fopt"));

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst().toString()).contains("m2m:agr", "con=42");
        assertThat(answers.getLast().toString()).contains("con=42");
    }

    /** TS-0001 9.6.13, membersAccessControlPolicyIDs. */
    @Test
    default void policiesForTheMembersSayWhoReachesThem() {
        Registered owner = cse().registerWithContainer();
        Registered reader = cse().register();
        Map<String, Object> self = Map.of("acr", List.of(Map.of("acor", List.of(owner.id()), "acop", 63L)));
        Map<String, Object> read = Map.of("acr", List.of(Map.of("acor", List.of(reader.id()), "acop", 2L)));
        assertThatResponse(cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("rn", "policy", "pv", read, "pvs", self))).is(CREATED);
        assertThatResponse(group(owner, Map.of("rn", "open", "mid", List.of(owner.path() + "/power"), "macp",
                List.of(owner.path() + "/policy")))).is(CREATED);
        String members = owner.path() + "/open/fopt";

        assertThat(answers(cse().retrieve(reader.id(), members)).toString()).contains("rsc=4103");
        assertThatResponse(cse().delete(reader.id(), members)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().retrieve(owner.id(), members)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    default void aNotificationReachesAllMembers() {
        Registered ae = cse().register();
        Registered one = listening();
        Registered two = listening();
        assertThatResponse(cse().create(ContractCse.ADMIN, ae.path(), 9, "m2m:grp",
                Map.of("rn", "all", "mnm", 2L, "mid", List.of(one.path(), two.path())))).is(CREATED);

        ResponsePrimitive answer = cse().send(RequestPrimitive.notify(ContractCse.ADMIN, ae.path() + "/all/fopt",
                new Content("m2m:sgn", Map.of("sur", "/id-in/" + ae.id()))));

        assertThat(answers(answer)).hasSize(2).allMatch(member -> member.toString().contains("rsc=2000"));
        assertThat(cse().client().received().stream().flatMap(request -> request.content().stream())
                .filter(content -> content.value().equals(Map.of("sur", "/id-in/" + ae.id())))).hasSize(2);
    }

    private Registered listening() {
        Registered ae = cse().register();
        assertThatResponse(cse().update(ae.id(), ae.path(), "m2m:ae",
                Map.of("poa", List.of(cse().client().pointOfAccess(ae.id()).toString()), "csz",
                        List.of(cse().format().mediaType()))));
        return ae;
    }

    private ResponsePrimitive group(Registered ae, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(Map.of("mnm", 9L));
        all.putAll(attributes);
        return cse().create(ae.id(), ae.path(), 9, "m2m:grp", all);
    }

    private static List<?> answers(ResponsePrimitive aggregated) {
        assertThatResponse(aggregated).is(OK);
        return (List<?>) aggregated.content().orElseThrow().members().get("m2m:rsp");
    }
}
