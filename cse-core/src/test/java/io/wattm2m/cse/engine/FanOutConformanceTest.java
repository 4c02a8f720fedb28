// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.GROUP_MEMBERS_NOT_RESPONDED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.GROUP_REQUEST_IDENTIFIER_EXISTS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NO_MEMBERS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.14 and 10.2.7.6 to 10.2.7.10, TS-0004 7.4.14: requests to all members of a group. */
class FanOutConformanceTest {
    private static final String METER = "Cmeter";
    private static final String A = "cse-in/meter/a";
    private static final String B = "cse-in/meter/b";
    private static final String ALL = "cse-in/meter/all/fopt";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void group() {
        assertThatResponse(cse.register("meter", METER)).is(CREATED);
        container("a");
        container("b");
        group("all", A, B);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aRetrieveAnswersWithAllMembersInTheirOrder() {
        ResponsePrimitive answer = cse.retrieve(METER, ALL);

        assertThatResponse(answer).is(OK);
        assertThat(answer.content().orElseThrow().name()).isEqualTo("m2m:agr");
        assertThat(responses(answer)).extracting(response -> response.get("fr"))
                .containsExactly("/id-in/" + A, "/id-in/" + B);
        assertThat(responses(answer)).extracting(response -> response.get("rsc")).containsExactly(2000L, 2000L);
        assertThat(responses(answer)).extracting(response -> response.get("rqi")).doesNotHaveDuplicates();
        assertThat(resources(answer, "m2m:cnt")).extracting(member -> member.get("rn")).containsExactly("a", "b");
    }

    @Test
    void anInstanceIsCreatedInEachMemberAndTheLatestComeBack() {
        ResponsePrimitive created = cse.create(METER, ALL, 4, "m2m:cin", Map.of("con", "on"));

        assertThatResponse(created).is(OK);
        assertThat(responses(created)).extracting(response -> response.get("rsc")).containsExactly(2001L, 2001L);
        assertThatResponse(cse.retrieve(METER, A + "/la")).has("con", "on");
        ResponsePrimitive latest = cse.retrieve(METER, ALL + "/la");
        assertThat(resources(latest, "m2m:cin")).extracting(instance -> instance.get("con"))
                .containsExactly("on", "on");
    }

    @Test
    void anUpdateAndADeleteReachEachMember() {
        assertThat(statuses(cse.update(METER, ALL, "m2m:cnt", Map.of("mni", 5L)))).containsExactly(2004L, 2004L);
        assertThatResponse(cse.retrieve(METER, B)).has("mni", 5L);

        assertThat(statuses(cse.delete(METER, ALL))).containsExactly(2002L, 2002L);
        assertThatResponse(cse.retrieve(METER, A)).isRefused(NOT_FOUND);
        assertThat(statuses(cse.retrieve(METER, ALL))).containsExactly(4004L, 4004L);
    }

    @Test
    void thePathBehindTheFanOutPointMayBeAnyAndThroughTheGroupsIdentifier() {
        cse.create(METER, A, 3, "m2m:cnt", Map.of("rn", "deep"));
        String group = id(cse.retrieve(METER, "cse-in/meter/all"));

        assertThat(statuses(cse.retrieve(METER, group + "/fopt/deep"))).containsExactly(2000L, 4004L);
        assertThat(statuses(cse.retrieve(METER, "/id-in/-/meter/all/fopt/deep/la"))).containsExactly(4004L, 4004L);
        assertThat(resources(cse.retrieve(METER, ALL + "#cni"), "m2m:cnt"))
                .containsExactly(Map.of("cni", 0L), Map.of("cni", 0L));
    }

    @Test
    void aDiscoveryIsMadeBelowEachMember() {
        cse.create(METER, A, 3, "m2m:cnt", Map.of("rn", "deep"));
        FilterCriteria containers = new FilterCriteria(FilterCriteria.Usage.DISCOVERY, FilterCriteria.Join.AND,
                List.of(), FilterCriteria.Page.ALL, Optional.empty());

        assertThat(responses(cse.retrieve(METER, ALL, containers))).extracting(response -> response.get("pc"))
                .containsExactly(Map.of("m2m:uril", List.of(A + "/deep")), Map.of("m2m:uril", List.of()));
    }

    @Test
    void aNameThatIsOnlyLikeAFanOutPointIsAnOrdinaryOne() {
        container("fopt");
        cse.create(METER, "cse-in/meter/fopt", 3, "m2m:cnt", Map.of("rn", "fopt-x"));

        assertThatResponse(cse.retrieve(METER, "cse-in/meter/fopt")).is(OK).has("rn", "fopt");
        assertThatResponse(cse.retrieve(METER, "cse-in/meter/fopt/fopt-x")).is(OK).has("rn", "fopt-x");
        assertThatResponse(cse.retrieve(METER, "cse-in/none/fopt")).isRefused(NOT_FOUND);
    }

    @Test
    void aGroupWithoutMembersHasNobodyToAsk() {
        group("none");

        assertThatResponse(cse.retrieve(METER, "cse-in/meter/none/fopt")).isRefused(NO_MEMBERS, "none");
    }

    @Test
    void aChildThatNoMemberCanHaveIsRefusedAtOnce() {
        group("containers", Map.of("mt", 3L), A, B);

        assertThatResponse(cse.create(METER, "cse-in/meter/containers/fopt", 1, "m2m:acp", Map.of()))
                .isRefused(INVALID_CHILD_RESOURCE_TYPE, "accessControlPolicy", "3");
        assertThat(statuses(cse.create(METER, ALL, 2, "m2m:ae", Map.of("api", "Nx", "rr", true, "srv", List.of("4")))))
                .containsExactly(4108L, 4108L);
    }

    @Test
    void groupsWithinGroupsAnswerWithinTheAnswer() {
        group("outer", A, "cse-in/meter/all/fopt");

        ResponsePrimitive answer = cse.retrieve(METER, "cse-in/meter/outer/fopt");

        assertThat(statuses(answer)).containsExactly(2000L, 2000L);
        assertThat(responses(answer).get(1).get("pc")).asString().startsWith("{m2m:agr={m2m:rsp=");
    }

    @Test
    void aGroupThatIsItsOwnMemberIsVisitedOnce() {
        group("inner", A);
        group("outer", "cse-in/meter/inner/fopt", B);
        cse.update(METER, "cse-in/meter/inner", "m2m:grp", Map.of("mid", List.of(A, "cse-in/meter/outer/fopt")));

        cse.create(METER, "cse-in/meter/outer/fopt", 4, "m2m:cin", Map.of("con", "1"));

        assertThatResponse(cse.retrieve(METER, A)).has("cni", 1L);
        assertThatResponse(cse.retrieve(METER, B)).has("cni", 1L);
    }

    @Test
    void aGroupRequestIdentifierIsTakenOnceByEachGroup() {
        group("other", A);

        assertThatResponse(cse.send(identified("cse-in/meter/all/fopt", "g-1"))).is(OK);
        assertThatResponse(cse.send(identified("cse-in/meter/all/fopt", "g-1")))
                .isRefused(GROUP_REQUEST_IDENTIFIER_EXISTS, "g-1");
        assertThatResponse(cse.send(identified("cse-in/meter/other/fopt", "g-1"))).is(OK);
        assertThatResponse(cse.send(identified("cse-in/meter/all/fopt", "g-2"))).is(OK);
        assertThatResponse(cse.send(identified("cse-in/meter/all/fopt", "g".repeat(300)))).isRefused(BAD_REQUEST,
                "gid");
    }

    @Test
    void withoutAPolicyForMembersThoseOfTheGroupDecide() {
        cse.register("other", "Cother");

        assertThatResponse(cse.retrieve("Cother", ALL)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "Cother");

        policy("readers", "Cother", 2L);
        assertThatResponse(cse.update(METER, "cse-in/meter/all", "m2m:grp",
                Map.of("acpi", List.of("cse-in/meter/readers")))).is(UPDATED);
        assertThatResponse(cse.retrieve("Cother", ALL)).is(OK);
        assertThatResponse(cse.delete("Cother", ALL)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void aPolicyForMembersTakesThePlaceOfTheGroupsOwn() {
        cse.register("other", "Cother");
        policy("writers", "Cother", 1L);
        assertThatResponse(cse.update(METER, "cse-in/meter/all", "m2m:grp",
                Map.of("macp", List.of("cse-in/meter/writers")))).is(UPDATED);

        assertThatResponse(cse.create("Cother", ALL, 4, "m2m:cin", Map.of("con", "1"))).is(OK);
        assertThatResponse(cse.retrieve("Cother", ALL)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.retrieve(METER, ALL)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void eachMemberDecidesForItselfAsWell() {
        cse.register("other", "Cother");
        policy("readers", "Cother", 2L);
        cse.update(METER, "cse-in/meter/all", "m2m:grp", Map.of("acpi", List.of("cse-in/meter/readers")));
        cse.update(METER, A, "m2m:cnt", Map.of("acpi", List.of("cse-in/meter/readers")));

        assertThat(statuses(cse.retrieve("Cother", ALL))).containsExactly(2000L, 4103L);
    }

    @Test
    void membersThatNobodyReachesHaveNotAnswered() {
        group("entities", "cse-in/meter");
        Content notification = new Content("m2m:sgn", Map.of("sur", "/id-in/sub1"));

        assertThatResponse(cse.send(RequestPrimitive.notify(METER, "cse-in/meter/entities/fopt", notification)))
                .isRefused(GROUP_MEMBERS_NOT_RESPONDED, "entities");
    }

    @Test
    void manyMembersAreAllAsked() {
        String[] members = IntStream.range(0, 300).mapToObj(number -> "cse-in/meter/m" + number).toArray(String[]::new);
        IntStream.range(0, 300).forEach(number -> container("m" + number));
        group("many", members);

        assertThat(statuses(cse.delete(METER, "cse-in/meter/many/fopt"))).hasSize(300).containsOnly(2002L);
    }

    @Test
    void aDeletedGroupHasNoFanOutPoint() {
        assertThatResponse(cse.delete(METER, "cse-in/meter/all")).is(DELETED);

        assertThatResponse(cse.retrieve(METER, ALL)).isRefused(NOT_FOUND);
    }

    private static RequestPrimitive identified(String to, String identifier) {
        RequestPrimitive plain = RequestPrimitive.retrieve(METER, to);
        return new RequestPrimitive(plain.operation(), to, plain.from(), plain.requestIdentifier(),
                plain.resourceType(), plain.content(), plain.options(), Map.of("gid", identifier), plain.peer());
    }

    private void container(String name) {
        assertThatResponse(cse.create(METER, "cse-in/meter", 3, "m2m:cnt", Map.of("rn", name))).is(CREATED);
    }

    private void group(String name, String... members) {
        group(name, Map.of(), members);
    }

    private void group(String name, Map<String, Object> more, String... members) {
        Map<String, Object> all = new HashMap<>(Map.of("rn", name, "mnm", 1000L, "mid", List.of(members)));
        all.putAll(more);
        assertThatResponse(cse.create(METER, "cse-in/meter", 9, "m2m:grp", all)).is(CREATED);
    }

    private void policy(String name, String originator, long operations) {
        Map<String, Object> privileges =
                Map.of("acr", List.of(Map.of("acor", List.of(originator), "acop", operations)));
        Map<String, Object> self = Map.of("acr", List.of(Map.of("acor", List.of(METER), "acop", 63L)));
        assertThatResponse(cse.create(METER, "cse-in/meter", 1, "m2m:acp",
                Map.of("rn", name, "pv", privileges, "pvs", self))).is(CREATED);
    }

    private static List<Object> statuses(ResponsePrimitive answer) {
        assertThatResponse(answer).is(OK);
        return responses(answer).stream().map(response -> response.get("rsc")).toList();
    }

    @SuppressWarnings("unchecked") // the aggregated response of TS-0004 7.4.14
    private static List<Map<String, Object>> responses(ResponsePrimitive answer) {
        return (List<Map<String, Object>>) answer.content().orElseThrow().members().get("m2m:rsp");
    }

    @SuppressWarnings("unchecked") // resources are objects
    private static List<Map<String, Object>> resources(ResponsePrimitive answer, String name) {
        return responses(answer).stream()
                .map(response -> (Map<String, Object>) ((Map<?, ?>) response.get("pc")).get(name)).toList();
    }
}
