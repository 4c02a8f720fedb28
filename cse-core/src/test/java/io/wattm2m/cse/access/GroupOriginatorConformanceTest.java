// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import io.wattm2m.cse.type.GroupType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0001 9.6.2.1: groups as originators of access control rules. */
class GroupOriginatorConformanceTest {
    private static final int RETRIEVE = 2;
    private final Resource base = Resources.cseBase();
    private final Resource owner = Resources.ae("Cowner", Map.of());
    private final MemoryStore store =
            MemoryStore.with(base, owner, Resources.ae("Creader", Map.of()), Resources.ae("Sreader", Map.of()));
    private final AccessController controller =
            new AccessController(AccessSettings.DEFAULTS, Resources.CSE, store.committed(), Clock.systemUTC());

    @ParameterizedTest
    @ValueSource(strings = {"grp-readers", "cse-in/readers", "-/readers", "/id-in/grp-readers",
        "/id-in/cse-in/readers", "cb-in/readers", "//wattm2m.example/id-in/grp-readers",
        "//wattm2m.example/id-in/cse-in/readers"})
    void aGroupMayBeNamedByAnyOfItsAddresses(String address) {
        group("readers", "Creader");

        assertThat(may("Creader", guardedBy(address))).isTrue();
        assertThat(may("Cother", guardedBy(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Creader, Creader", "cse-in/ae-Creader, Creader", "-/ae-Creader, Creader", "/id-in/Creader, Creader",
        "/id-in/cse-in/ae-Creader, Creader", "Sreader, Sreader", "/Sreader, Sreader", "/id-mn, /id-mn",
        "/id-mn/Cfar, /id-mn/Cfar", "//wattm2m.example/id-in/Creader, Creader", "//wattm2m.example/Sreader, Sreader",
        "//wattm2m.example/id-in/-/ae-Creader, Creader", "cb-in/ae-Creader, Creader",
        "//wattm2m.example/id-mn/Cfar, /id-mn/Cfar", "//far.example/id/Cfar, //far.example/id/Cfar"})
    void aMemberMayBeNamedByAnyOfItsAddresses(String member, String originator) {
        group("readers", member);

        assertThat(may(originator, guardedBy("grp-readers"))).isTrue();
        assertThat(may("Cother", guardedBy("grp-readers"))).isFalse();
    }

    @Test
    void theOperationsOfTheRuleStillCount() {
        group("readers", "Creader");
        Resource power = guardedBy("grp-readers");

        assertThat(controller.permits(new Access("Creader", Peer.LOCAL, 8, power, OptionalInt.empty()))).isFalse();
    }

    @Test
    void whoeverLeavesTheGroupLosesThePrivilege() {
        Resource readers = group("readers", "Creader");
        Resource power = guardedBy("grp-readers");
        assertThat(may("Creader", power)).isTrue();

        store.write(view -> Changes.updated(readers, readers.with(GroupType.MEMBER_IDS, List.of("Cowner"))));

        assertThat(may("Creader", power)).isFalse();
    }

    @Test
    void membersOfSubGroupsCountAndCirclesEnd() {
        group("readers", "cse-in/inner/fopt", "cse-in/none/fopt");
        group("inner", "cse-in/readers/fopt", "Creader");

        assertThat(may("Creader", guardedBy("grp-readers"))).isTrue();
        assertThat(may("Cother", guardedBy("grp-readers"))).isFalse();
    }

    @Test
    void aGroupThatIsAMemberItselfDoesNotStandForItsMembers() {
        group("readers", "cse-in/inner");
        group("inner", "Creader");

        assertThat(may("Creader", guardedBy("grp-readers"))).isFalse();
    }

    @Test
    void subGroupsAreFollowedToABoundedDepth() {
        group("g0", "Creader");
        for (int i = 1; i <= 8; i++) {
            group("g" + i, "cse-in/g" + (i - 1) + "/fopt");
        }

        assertThat(may("Creader", guardedBy("cse-in/g7"))).isTrue();
        assertThat(may("Creader", guardedBy("cse-in/g8"))).isFalse();
    }

    @Test
    void aResourceThatIsNoGroupHasNoMembers() {
        assertThat(may("Creader", guardedBy("cse-in/ae-Cowner"))).isFalse();
        assertThat(may("Creader", guardedBy("cse-in/none"))).isFalse();
    }

    private Resource group(String name, String... members) {
        Resource group = Resources.child(new GroupType(), base, name,
                Map.of("mt", 0L, "mnm", 10L, "cnm", (long) members.length, "mid", List.of(members)));
        store.write(view -> Changes.created(group));
        return group;
    }

    private Resource guardedBy(String originator) {
        Map<String, Object> privileges =
                Map.of("acr", List.of(Map.of("acor", List.of("Cnobody", originator), "acop", 2L)));
        Resource policy = Resources.policy(base, "p" + System.nanoTime(), privileges, privileges);
        store.write(view -> Changes.created(policy));
        return Resources.container(owner, "power", Map.of("acpi", List.of(policy.id())));
    }

    private boolean may(String originator, Resource target) {
        return controller.permits(new Access(originator, Peer.LOCAL, RETRIEVE, target, OptionalInt.empty()));
    }
}
