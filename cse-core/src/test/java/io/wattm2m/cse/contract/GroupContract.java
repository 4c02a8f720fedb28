// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests to many resources at once. */
interface GroupContract {

    ContractCse cse();

    @Test
    default void aRequestToAGroupIsAnsweredByAllMembers() {
        Registered ae = cse().register();
        String members = group(ae, "roof", "cellar") + "/fopt";

        ResponsePrimitive created = cse().create(ae.id(), members, 4, "m2m:cin", Map.of("con", "한 낮"));
        ResponsePrimitive latest = cse().retrieve(ae.id(), members + "/la");

        assertThat(responses(created)).extracting(response -> response.get("rsc")).containsExactly(2001L, 2001L);
        assertThat(responses(latest)).extracting(response -> response.get("rsc")).containsExactly(2000L, 2000L);
        assertThat(responses(latest)).allSatisfy(
                response -> assertThat(response.get("pc")).asString().contains("m2m:cin", "한 낮"));
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/cellar/la")).has("con", "한 낮");
    }

    @Test
    default void anUpdateAndADeleteOfAGroupsMembersReachThemAll() {
        Registered ae = cse().register();
        String members = group(ae, "roof", "cellar") + "/fopt";

        assertThat(responses(cse().update(ae.id(), members, "m2m:cnt", Map.of("mni", 3L))))
                .extracting(response -> response.get("rsc")).containsExactly(2004L, 2004L);
        assertThat(responses(cse().delete(ae.id(), members))).extracting(response -> response.get("rsc"))
                .containsExactly(2002L, 2002L);
    }

    @Test
    default void aGroupRequestIdentifierComesThrough() {
        Registered ae = cse().register();
        String members = group(ae, "roof") + "/fopt";
        RequestPrimitive plain = RequestPrimitive.retrieve(ae.id(), members);
        RequestPrimitive identified = new RequestPrimitive(plain.operation(), members, plain.from(), "gid-1",
                plain.resourceType(), plain.content(), plain.options(), Map.of("gid", "g-" + ae.id()), plain.peer());

        assertThatResponse(cse().send(identified)).is(ResponseStatusCode.OK);
        assertThat(cse().sendDirectly(identified).status())
                .isEqualTo(ResponseStatusCode.GROUP_REQUEST_IDENTIFIER_EXISTS);
    }

    /** TS-0001 8.1.2, Group Request Target Members. */
    @Test
    default void someMembersOfAGroupMayBeChosen() {
        Registered ae = cse().register();
        String members = group(ae, "roof", "attic", "cellar") + "/fopt";

        ResponsePrimitive answer = cse().send(RequestPrimitive.retrieve(ae.id(), members).with("grtm",
                List.of(ae.path() + "/roof", ae.path() + "/cellar")));

        assertThat(responses(answer)).extracting(response -> response.get("fr")).containsExactly(
                "/id-in/" + ae.path() + "/roof", "/id-in/" + ae.path() + "/cellar");
    }

    @Test
    default void aGroupWithoutMembersSaysSo() {
        Registered ae = cse().register();

        assertThatResponse(cse().retrieve(ae.id(), group(ae) + "/fopt")).isRefused(ResponseStatusCode.NO_MEMBERS);
    }

    /** A new group of new containers with these names; its address. */
    private String group(Registered ae, String... containers) {
        for (String name : containers) {
            assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", name)))
                    .is(ResponseStatusCode.CREATED);
        }
        List<String> members = List.of(containers).stream().map(name -> ae.path() + "/" + name).toList();
        assertThatResponse(
                cse().create(ae.id(), ae.path(), 9, "m2m:grp", Map.of("rn", "all", "mnm", 9L, "mid", members)))
                .is(ResponseStatusCode.CREATED);
        return ae.path() + "/all";
    }

    @SuppressWarnings("unchecked") // the aggregated response of TS-0004 7.4.14
    private static List<Map<String, Object>> responses(ResponsePrimitive answer) {
        assertThatResponse(answer).is(ResponseStatusCode.OK);
        Content content = answer.content().orElseThrow();
        assertThat(content.name()).isEqualTo("m2m:agr");
        return (List<Map<String, Object>>) content.members().get("m2m:rsp");
    }
}
