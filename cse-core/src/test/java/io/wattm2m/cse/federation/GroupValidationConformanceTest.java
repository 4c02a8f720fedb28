// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Network;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.7.2, TS-0004 7.4.13.2.1: members that could not be validated are, when their CSE can be reached. */
class GroupValidationConformanceTest {
    private static final String FAR = "/mn1/cse-mn/Cmn/far";
    private static final String FAR_AE = "/mn1/cse-mn/Cmn";
    private static final String NEAR = "cse-in/Cin/near";
    private final Chain chain = new Chain();

    @BeforeEach
    void membersAtACseThatIsAway() {
        Chain.register(chain.in, "cse-in", "Cin");
        Chain.register(chain.mn, "cse-mn", "Cmn");
        Map<String, Object> rules = Map.of("acr", List.of(Map.of("acor", List.of("all"), "acop", 63L)));
        chain.mn.create("Cmn", "cse-mn/Cmn", 1, "m2m:acp", Map.of("rn", "open", "pv", rules, "pvs", rules));
        chain.mn.update("Cmn", "cse-mn/Cmn", "m2m:ae", Map.of("acpi", List.of("cse-mn/Cmn/open")));
        assertThatResponse(chain.mn.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt",
                Map.of("rn", "far", "acpi", List.of("cse-mn/Cmn/open")))).is(CREATED);
        chain.in.create("Cin", "cse-in/Cin", 3, "m2m:cnt", Map.of("rn", "near"));
        chain.network.unplug("mn1");
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void aGroupIsValidatedWhenTheCseOfItsMembersIsBack() {
        group(1, NEAR, FAR);

        chain.network.plug("mn1");

        awaitGroup(Map.of("mtv", true, "cnm", 2L, "mid", List.of(NEAR, FAR), "mt", 3L));
    }

    @Test
    void aMemberOfAnotherTypeIsAbandoned() {
        group(1, NEAR, FAR_AE, FAR);

        chain.network.plug("mn1");

        awaitGroup(Map.of("mtv", true, "cnm", 2L, "mid", List.of(NEAR, FAR), "mt", 3L));
    }

    @Test
    void aGroupWithAMemberOfAnotherTypeIsAbandoned() {
        group(2, NEAR, FAR_AE);

        chain.network.plug("mn1");

        await().atMost(Chain.PATIENCE)
                .until(() -> chain.in.retrieve("Cin", "cse-in/Cin/all").status() == NOT_FOUND);
    }

    @Test
    void aGroupWithAMemberOfAnotherTypeBecomesMixed() {
        group(3, NEAR, FAR_AE);

        chain.network.plug("mn1");

        awaitGroup(Map.of("mtv", true, "cnm", 2L, "mid", List.of(NEAR, FAR_AE), "mt", 0L));
    }

    @Test
    void whatIsWrittenMeanwhileHolds() {
        group(1, NEAR, FAR_AE);
        assertThatResponse(chain.in.update("Cin", "cse-in/Cin/all", "m2m:grp", Map.of("mid", List.of(NEAR))))
                .is(UPDATED).has("mtv", true);

        chain.network.plug("mn1");

        awaitGroup(Map.of("mtv", true, "mid", List.of(NEAR)));
    }

    @Test
    void aGroupFromAnEarlierRunIsValidatedToo() {
        MemoryStore store = new MemoryStore();
        Map<String, String> settings = Map.of("cse.announce-retry", "50 ms");
        try (TestCse first = TestCse.start(settings, new Network().node("x"), store)) {
            first.create(TestCse.ADMIN, "cse-in", 9, "m2m:grp",
                    Map.of("rn", "all", "mt", 3L, "mnm", 5L, "mid", List.of("/mn7/far")));
        }
        Network network = new Network();
        network.listen("mn7", request -> ResponsePrimitive.of(
                ResponseStatusCode.OK, request,
                new Content("m2m:cnt", Map.of("ty", 3L))));
        try (TestCse second = TestCse.start(settings, network.node("in"), store)) {
            second.create("/mn7", "cse-in", 16, "m2m:csr", Map.of("cb", "/mn7/cse", "csi", "/mn7", "rr", true, "poa",
                    List.of("net://mn7"), "srv", List.of("4")));

            await().atMost(Chain.PATIENCE)
                    .until(() -> attribute(second.retrieve(TestCse.ADMIN, "cse-in/all"), "mtv").equals(true));
        }
    }

    private void group(long strategy, String... members) {
        assertThatResponse(chain.in.create("Cin", "cse-in/Cin", 9, "m2m:grp", Map.of("rn", "all", "mt", 3L, "csy",
                strategy, "mnm", 5L, "mid", List.of(members)))).is(CREATED).has("mtv", false)
                .has("cnm", (long) members.length);
    }

    private void awaitGroup(Map<String, Object> attributes) {
        await().atMost(Chain.PATIENCE).until(() -> chain.in.retrieve("Cin", "cse-in/Cin/all").content().orElseThrow()
                .members().entrySet().containsAll(attributes.entrySet()));
    }
}
