// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 8.1.2, Group Request Target Members: a request to some of the members of a group. */
class GroupTargetMembersConformanceTest {
    private static final String METER = "Cmeter";
    private static final String A = "cse-in/meter/a";
    private static final String B = "cse-in/meter/b";
    private static final String C = "cse-in/meter/c";
    private static final String ALL = "cse-in/meter/all/fopt";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void group() {
        cse.register("meter", METER);
        for (String name : List.of("a", "b", "c")) {
            cse.create(METER, METER, 3, "m2m:cnt", Map.of("rn", name));
        }
        cse.create(METER, METER, 9, "m2m:grp", Map.of("rn", "all", "mnm", 9L, "mid", List.of(A, B, C)));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void onlyTheChosenMembersAreAskedInTheOrderOfTheGroup() {
        ResponsePrimitive answer = cse.send(RequestPrimitive.retrieve(METER, ALL).with("grtm", List.of(C, A)));

        assertThat(members(answer)).containsExactly("/id-in/" + A, "/id-in/" + C);
    }

    /** As bindings write lists whose fields have no structure. */
    @Test
    void aListMayBeText() {
        ResponsePrimitive answer = cse.send(RequestPrimitive.delete(METER, ALL).with("grtm", A + " " + B));

        assertThat(members(answer)).containsExactly("/id-in/" + A, "/id-in/" + B);
        assertThatResponse(cse.retrieve(METER, C)).is(OK);
    }

    @Test
    void whoIsNoMemberCannotBeChosen() {
        assertThatResponse(cse.send(RequestPrimitive.retrieve(METER, ALL).with("grtm", List.of(A, "cse-in/meter"))))
                .isRefused(BAD_REQUEST, "grtm", "cse-in/meter");
    }

    @Test
    void membersAreChosenOfGroupsOnlyAndNotForNotifications() {
        assertThatResponse(cse.send(RequestPrimitive.retrieve(METER, A).with("grtm", List.of(A))))
                .isRefused(BAD_REQUEST, "grtm");
        assertThatResponse(cse.send(RequestPrimitive.notify(METER, ALL, new Content("m2m:sgn", Map.of()))
                .with("grtm", List.of(A)))).isRefused(BAD_REQUEST, "grtm");
    }

    private static List<Object> members(ResponsePrimitive answer) {
        assertThatResponse(answer).is(OK);
        return ((List<?>) answer.content().orElseThrow().members().get("m2m:rsp")).stream()
                .<Object>map(response -> ((Map<?, ?>) response).get("fr")).toList();
    }
}
