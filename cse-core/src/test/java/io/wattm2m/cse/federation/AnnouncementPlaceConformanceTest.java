// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Announcements below a resource of the other CSE that announceTo names (TS-0001 9.6.26.1 and 10.2.18.4). */
class AnnouncementPlaceConformanceTest {
    private static final String ADMIN = "CAdmin";
    private static final String TARGET = "/id-in/cse-in/mn1";
    private final Chain chain = new Chain();

    @BeforeEach
    void register() {
        Chain.register(chain.mn, "cse-mn", "Cmn");
    }

    @AfterEach
    void stop() {
        chain.close();
    }

    @Test
    void aResourceIsAnnouncedBelowTheOneThatItNames() {
        ResponsePrimitive created = announce(TARGET);

        assertThat(place(created)).startsWith("/id-in/").isNotEqualTo(TARGET);
        assertThatResponse(chain.in.retrieve(ADMIN, place(created))).has("ty", 10_003L).has("pi",
                id(chain.in.retrieve(ADMIN, "cse-in/mn1")));
        assertThatResponse(chain.mn.update("Cmn", id(created), "m2m:cnt", Map.of("lbl", List.of("b"))))
                .has("at", List.of(place(created)));
        assertThatResponse(chain.in.retrieve(ADMIN, place(created))).has("lbl", List.of("b"));
    }

    @Test
    void aPlaceThatDoesNotExistOrTakesNoneIsForgotten() {
        assertThatResponse(announce("/id-in/cse-in/nowhere")).is(CREATED).lacks("at");
        Chain.register(chain.in, "cse-in", "Cin");
        assertThatResponse(announce("/id-in/cse-in/Cin")).is(CREATED).lacks("at");
    }

    @Test
    void aPlaceIsTriedAgainWhenItsCseIsBack() {
        chain.network.unplug("in");
        ResponsePrimitive created = announce(TARGET);
        assertThatResponse(created).is(CREATED).has("at", List.of(TARGET));

        chain.network.plug("in");

        await().atMost(Chain.PATIENCE).until(() -> !places(chain.mn, created).equals(List.of(TARGET)));
        assertThatResponse(chain.in.retrieve(ADMIN, (String) places(chain.mn, created).getFirst())).has("ty", 10_003L);
    }

    @Test
    void childrenOfWhatIsYetToBeAnnouncedWait() {
        chain.network.unplug("in");
        ResponsePrimitive parent = announce(TARGET);
        ResponsePrimitive child = chain.mn.create("Cmn", id(parent), 3, "m2m:cnt", Map.of("at", List.of("/id-in")));

        chain.network.plug("in");

        await().atMost(Chain.PATIENCE).until(() -> !places(chain.mn, child).equals(List.of("/id-in")));
        assertThatResponse(chain.in.retrieve(ADMIN, (String) places(chain.mn, child).getFirst())).has("pi",
                ((String) places(chain.mn, parent).getFirst()).substring("/id-in/".length()));
    }

    /** After a restart an address may be that of what is announced, or of what it is to stand below. */
    @Test
    void aRestartDoesNotMistakeThePlaceForWhatIsAnnounced() {
        MemoryStore store = new MemoryStore();
        String done;
        String waiting;
        try (TestCse before =
                TestCse.start(Chain.settings("mn", "mn2", "in", "in"), chain.network.node("mn2"), store)) {
            await().atMost(Chain.PATIENCE).until(() -> before.retrieve("/mn2", "cse-mn/id-in").status() == OK);
            Chain.register(before, "cse-mn", "Cmn");
            done = id(create(before, "/id-in/cse-in/mn2"));
            chain.network.unplug("in");
            waiting = id(create(before, "/id-in/cse-in/mn2"));
        }
        chain.network.plug("in");

        try (TestCse after = TestCse.start(Chain.settings("mn", "mn2", "in", "in"), chain.network.node("mn2"), store)) {
            await().atMost(Chain.PATIENCE)
                    .until(() -> !attribute(after.retrieve("Cmn", waiting), "at")
                            .equals(List.of("/id-in/cse-in/mn2")));
            String announced = place(after.retrieve("Cmn", waiting));
            assertThatResponse(chain.in.retrieve(ADMIN, announced)).has("lnk", "/mn2/" + waiting);
            assertThatResponse(chain.in.retrieve(ADMIN, "cse-in/mn2")).is(OK);
            String earlier = place(after.retrieve("Cmn", done));
            assertThatResponse(after.delete("Cmn", done)).is(DELETED);
            await().atMost(Chain.PATIENCE).until(() -> chain.in.retrieve(ADMIN, earlier).status() == NOT_FOUND);
        }
    }

    private ResponsePrimitive announce(String at) {
        return create(chain.mn, at);
    }

    private static ResponsePrimitive create(TestCse cse, String at) {
        return cse.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt", Map.of("at", List.of(at), "lbl", List.of("a")));
    }

    private static String place(ResponsePrimitive created) {
        return (String) ((List<?>) attribute(created, "at")).getFirst();
    }

    private static List<?> places(TestCse cse, ResponsePrimitive created) {
        return (List<?>) attribute(cse.retrieve("Cmn", id(created)), "at");
    }
}
