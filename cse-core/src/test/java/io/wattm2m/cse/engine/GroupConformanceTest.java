// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.GROUP_MEMBER_TYPE_INCONSISTENT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.MAX_NUMBER_OF_MEMBER_EXCEEDED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.RECEIVER_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.13 and 10.2.7.2, TS-0004 7.4.13: groups and what their members have to be. */
class GroupConformanceTest {
    private static final String METER = "Cmeter";
    private static final String A = "cse-in/meter/a";
    private static final String B = "cse-in/meter/b";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void register() {
        assertThatResponse(cse.register("meter", METER)).is(CREATED);
        assertThatResponse(container("a")).is(CREATED);
        assertThatResponse(container("b")).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aNewGroupCountsItsMembersAndIsMixedByDefault() {
        assertThatResponse(group(Map.of("rn", "g", "mid", List.of(A, "cse-in/meter"), "cr", Null.NULL))).is(CREATED)
                .has("cnm", 2L).has("mt", 0L).has("csy", 1L).has("mtv", true).has("mid", List.of(A, "cse-in/meter"))
                .has("cr", METER);
    }

    @Test
    void aGroupMayBeEmpty() {
        assertThatResponse(group(Map.of("mid", List.of()))).is(CREATED).has("cnm", 0L).has("mid", List.of());
    }

    @Test
    void duplicatesAreRemovedSilentlyHoweverTheyAreAddressed() {
        String a = id(cse.retrieve(METER, A));

        assertThatResponse(group(Map.of("mnm", 2L, "mid", List.of(A, A, B, a, "/id-in/" + A)))).is(CREATED)
                .has("mid", List.of(A, B)).has("cnm", 2L);
    }

    @Test
    void thereMayBeNoMoreMembersThanMaxNrOfMembers() {
        assertThatResponse(group(Map.of("mnm", 1L, "mid", List.of(A, B))))
                .isRefused(MAX_NUMBER_OF_MEMBER_EXCEEDED, "mid", "mnm");

        assertThatResponse(group(Map.of("rn", "g", "mnm", 2L, "mid", List.of(A, B)))).is(CREATED);
        assertThatResponse(update(Map.of("mnm", 1L))).isRefused(MAX_NUMBER_OF_MEMBER_EXCEEDED, "mnm");
        assertThatResponse(update(Map.of("mid", List.of(A, B, "cse-in/meter"))))
                .isRefused(MAX_NUMBER_OF_MEMBER_EXCEEDED, "mid");
        assertThatResponse(update(Map.of("mnm", 1L, "mid", List.of(A)))).is(UPDATED).has("cnm", 1L);
    }

    @Test
    void membersOfAnotherTypeAreLeftOut() {
        assertThatResponse(group(Map.of("rn", "g", "mt", 3L, "mid", List.of(A, "cse-in/meter", B)))).is(CREATED)
                .has("mid", List.of(A, B)).has("cnm", 2L).has("mt", 3L).has("mtv", true);

        assertThatResponse(update(Map.of("mid", List.of("cse-in/meter", B)))).is(UPDATED)
                .has("mid", List.of(B)).has("cnm", 1L);
    }

    @Test
    void membersOfAnotherTypeMayForbidTheGroup() {
        assertThatResponse(group(Map.of("mt", 3L, "csy", 2L, "mid", List.of(A, "cse-in/meter"))))
                .isRefused(GROUP_MEMBER_TYPE_INCONSISTENT, "mid", "cse-in/meter");

        assertThatResponse(group(Map.of("rn", "g", "mt", 3L, "csy", 2L, "mid", List.of(A)))).is(CREATED);
        assertThatResponse(update(Map.of("mid", List.of("cse-in/meter"))))
                .isRefused(GROUP_MEMBER_TYPE_INCONSISTENT, "mid");
    }

    @Test
    void membersOfAnotherTypeMayMakeTheGroupMixed() {
        assertThatResponse(group(Map.of("mt", 3L, "csy", 3L, "mid", List.of(A, "cse-in/meter")))).is(CREATED)
                .has("mt", 0L).has("mid", List.of(A, "cse-in/meter"));
    }

    @Test
    void aSubGroupCountsAsWhatItsMembersAre() {
        assertThatResponse(group(Map.of("rn", "containers", "mt", 3L, "mid", List.of(A)))).is(CREATED);
        assertThatResponse(group(Map.of("rn", "mixed", "mid", List.of(A)))).is(CREATED);
        String containers = "cse-in/meter/containers/fopt";

        assertThatResponse(group(
                Map.of("mt", 3L, "mid", List.of(B, containers, "cse-in/meter/mixed/fopt", "cse-in/meter/mixed"))))
                .is(CREATED).has("mid", List.of(B, containers));
    }

    @Test
    void latestAndOldestAreMemberTypesOfTheirOwn() {
        assertThatResponse(group(Map.of("mt", 20_002L, "mid", List.of(A + "/la", A + "/ol", B + "/la", A))))
                .is(CREATED).has("mid", List.of(A + "/la", B + "/la"));
        assertThatResponse(group(Map.of("mt", 20_001L, "mid", List.of(A + "/la", A + "/ol")))).is(CREATED)
                .has("mid", List.of(A + "/ol"));
    }

    @Test
    void membersThatDoNotExistAreRefusedByName() {
        assertThatResponse(group(Map.of("mid", List.of(A, "cse-in/meter/none")))).isRefused(NOT_FOUND, "mid",
                "cse-in/meter/none");
        assertThatResponse(group(Map.of("mid", List.of("no address")))).isRefused(BAD_REQUEST, "mid");
        assertThatResponse(group(Map.of("mid", List.of("a//b")))).isRefused(BAD_REQUEST, "mid");
        assertThatResponse(group(Map.of("mid", List.of(A + "#cni")))).isRefused(BAD_REQUEST, "mid");
    }

    @Test
    void aMemberThatTheOriginatorMayNotReadIsRefused() {
        cse.register("other", "Cother");

        assertThatResponse(cse.create("Cother", "cse-in/other", 9, "m2m:grp", Map.of("mnm", 5L, "mid", List.of(A))))
                .isRefused(RECEIVER_HAS_NO_PRIVILEGE, "mid", "Cother", A);
        assertThatResponse(
                cse.create("Cother", "cse-in/other", 9, "m2m:grp", Map.of("mnm", 5L, "mid", List.of(A + "/la"))))
                .isRefused(RECEIVER_HAS_NO_PRIVILEGE, "mid");
    }

    @Test
    void membersAtOtherCsesAreTakenWithoutValidation() {
        assertThatResponse(group(Map.of("mt", 3L, "csy", 2L, "mid", List.of(A, "/id-mn/cse-mn/x")))).is(CREATED)
                .has("mtv", false).has("mid", List.of(A, "/id-mn/cse-mn/x")).has("cnm", 2L);
    }

    @Test
    void thePoliciesForMembersHaveToExist() {
        assertThatResponse(group(Map.of("mid", List.of(A), "macp", List.of("cse-in/none")))).isRefused(BAD_REQUEST,
                "macp", "cse-in/none");
        assertThatResponse(group(Map.of("rn", "g", "mid", List.of(A)))).is(CREATED);
        assertThatResponse(update(Map.of("macp", List.of("cse-in/none")))).isRefused(BAD_REQUEST, "macp");
    }

    @Test
    void faultyRepresentationsAreRefusedByName() {
        Map<String, Map<String, Object>> faults = Map.of("mt", Map.of("mt", 999L), "csy", Map.of("csy", 4L), "cnm",
                Map.of("cnm", 1L), "mtv", Map.of("mtv", true), "ssi", Map.of("ssi", true), "mnm", Map.of("mnm", 0L),
                "spty", Map.of("mt", 3L, "spty", Map.of("cnd", "org.onem2m.x")), "nar", Map.of("nar", 5L));

        faults.forEach((name, attributes) -> assertThatResponse(group(attributes)).isRefused(BAD_REQUEST, name));
        assertThatResponse(cse.create(METER, "cse-in/meter", 9, "m2m:grp", Map.of("mid", List.of())))
                .isRefused(BAD_REQUEST, "mnm");
        assertThatResponse(cse.create(METER, "cse-in/meter", 9, "m2m:grp", Map.of("mnm", 1L)))
                .isRefused(BAD_REQUEST, "mid");
    }

    @Test
    void whatAGroupIsOfCannotBeUpdated() {
        assertThatResponse(group(Map.of("rn", "g", "mid", List.of(A)))).is(CREATED);

        for (Map<String, Object> change : List.<Map<String, Object>>of(Map.of("mt", 3L), Map.of("csy", 2L),
                Map.of("spty", Map.of("mgd", 1001L)), Map.of("mid", Null.NULL), Map.of("mnm", Null.NULL))) {
            assertThatResponse(update(change)).isRefused(BAD_REQUEST, change.keySet().iterator().next());
        }
        assertThatResponse(update(Map.of("gn", "all"))).is(UPDATED).has("gn", "all").has("cnm", 1L);
    }

    @Test
    void aGroupIsNoChildOfAContainerAndKeepsTheNameOfItsFanOutPoint() {
        assertThatResponse(cse.create(METER, A, 9, "m2m:grp", Map.of("mnm", 1L, "mid", List.of())))
                .isRefused(INVALID_CHILD_RESOURCE_TYPE, "group", "container");
        assertThatResponse(group(Map.of("rn", "g", "mid", List.of()))).is(CREATED);
        assertThatResponse(cse.create(METER, "cse-in/meter/g", 23, "m2m:sub",
                Map.of("rn", "fopt", "nu", List.of(METER)))).isRefused(OPERATION_NOT_ALLOWED, "fopt");
    }

    private ResponsePrimitive container(String name) {
        return cse.create(METER, "cse-in/meter", 3, "m2m:cnt", Map.of("rn", name));
    }

    private ResponsePrimitive group(Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(Map.of("mnm", 10L, "mid", List.of()));
        all.putAll(attributes);
        return cse.create(METER, "cse-in/meter", 9, "m2m:grp", all);
    }

    private ResponsePrimitive update(Map<String, Object> attributes) {
        return cse.update(METER, "cse-in/meter/g", "m2m:grp", attributes);
    }
}
