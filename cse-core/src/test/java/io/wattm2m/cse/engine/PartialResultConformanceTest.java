// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TS-0001 9.6.12 and 10.2.7.6, TS-0004 6.3.4.2.7: the result of a group request is partially completed (requestStatus
 * 5) while some members have answered and others have not.
 */
class PartialResultConformanceTest {
    private static final String METER = "Cmeter";
    private final TestCse cse = TestCse.start(Map.of("request.flex-wait", "100 ms"));

    @BeforeEach
    void groupWithAMemberThatTakesItsTime() {
        cse.register("meter", METER);
        for (String name : List.of("near", "nearer")) {
            cse.create(METER, METER, 3, "m2m:cnt", Map.of("rn", name));
        }
        cse.create(METER, METER, 9, "m2m:grp", Map.of("rn", "all", "mnm", 3L, "mid",
                List.of("cse-in/meter/near", "/mn9/cse-mn/far", "cse-in/meter/nearer")));
        // from here on the far member's CSE has to be waited for: it polls
        cse.create("/mn9", "cse-in", 16, "m2m:csr",
                Map.of("rn", "mn9", "cb", "/mn9/cse-mn", "csi", "/mn9", "rr", false, "srv", List.of("4")));
        assertThatResponse(cse.create("/mn9", "cse-in/mn9", 15, "m2m:pch", Map.of("rn", "channel"))).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NON_BLOCKING_SYNCH", "NON_BLOCKING_ASYNCH", "FLEX_BLOCKING"})
    void whatHasBeenAnsweredIsThereBeforeTheRestIs(Mode mode) {
        String uri = (String) cse.send(retrieval(mode)).content().orElseThrow().value();

        await().until(() -> answered(uri), members -> members.size() == 2);
        assertThatResponse(cse.retrieve(METER, uri)).has("rs", 5L);
        assertThat(answered(uri)).allSatisfy(answer -> assertThat(answer.toString()).contains("rsc=2000"));

        await().until(() -> {
            answerForTheFarMember();
            return attribute(cse.retrieve(METER, uri), "rs").equals(1L);
        });
        assertThat(answered(uri)).<Object>extracting(answer -> ((Map<?, ?>) answer).get("fr")).containsExactly(
                "/id-in/cse-in/meter/near", "/mn9/cse-mn/far", "/id-in/cse-in/meter/nearer");
    }

    private static RequestPrimitive retrieval(Mode mode) {
        RequestPrimitive request = RequestPrimitive.retrieve(METER, "cse-in/meter/all/fopt");
        return request.withOptions(request.options().with(new ResponseType(mode, Optional.empty())));
    }

    private List<Object> answered(String uri) {
        Object result = attribute(cse.retrieve(METER, uri), "ors");
        return result instanceof Map<?, ?> answer && answer.get("pc") instanceof Map<?, ?> content
                && content.get("m2m:agr") instanceof Map<?, ?> all ? List.<Object>copyOf((List<?>) all.get("m2m:rsp"))
                        : List.of();
    }

    /** Answers the next request in the channel, if there is one: the group is validated through it as well. */
    private void answerForTheFarMember() {
        RequestPrimitive poll = RequestPrimitive.retrieve("/mn9", "cse-in/mn9/channel/pcu");
        ResponsePrimitive polled = cse.send(poll.withOptions(poll.options().withRequestExpiration("200")));
        if (polled.status() == OK) {
            cse.send(RequestPrimitive.notify("/mn9", "cse-in/mn9/channel/pcu", new Content("m2m:rsp",
                    Map.of("rsc", (long) OK.number(), "rqi", attribute(polled, "rqi"), "rvi", "4"))));
        }
    }
}
