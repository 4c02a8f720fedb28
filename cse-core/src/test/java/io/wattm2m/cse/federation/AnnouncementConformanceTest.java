// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.RECEIVER_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.18: resources are announced to other CSEs, and what is announced follows them. */
class AnnouncementConformanceTest {
    private static final String ADMIN = "CAdmin";
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
    void anAnnouncedResourceHasALinkAndTheChosenAttributes() {
        ResponsePrimitive created = announce("lbl", List.of("a"), "mni", 5L, "mbs", 9L, "aa", List.of("mni"));

        ResponsePrimitive announced = chain.in.retrieve(ADMIN, place(created));
        assertThat(place(created)).startsWith("/id-in/");
        assertThatResponse(announced).has("ty", 10_003L).has("lnk", "/mn1/" + id(created)).has("mni", 5L)
                .has("lbl", List.of("a")).lacks("mbs").lacks("cni");
    }

    @Test
    void theAnnouncedCseBaseIsMadeOnce() {
        ResponsePrimitive one = announce();
        ResponsePrimitive other = announce();

        Object parent = attribute(chain.in.retrieve(ADMIN, place(one)), "pi");
        assertThatResponse(chain.in.retrieve(ADMIN, (String) parent)).has("ty", 10_005L).has("lnk", "/mn1/cse-mn");
        assertThatResponse(chain.in.retrieve(ADMIN, place(other))).has("pi", parent);
    }

    @Test
    void whatIsAnnouncedFollowsItsOriginal() {
        ResponsePrimitive created = announce("mni", 5L, "lbl", List.of("a"), "aa", List.of("mni"));

        assertThatResponse(chain.mn.update("Cmn", id(created), "m2m:cnt", Map.of("mni", 7L))).is(UPDATED);
        assertThatResponse(chain.in.retrieve(ADMIN, place(created))).has("mni", 7L);

        assertThatResponse(chain.mn.update("Cmn", id(created), "m2m:cnt", Map.of("aa", List.of("mbs"), "mbs", 9L)))
                .is(UPDATED);
        assertThatResponse(chain.in.retrieve(ADMIN, place(created))).lacks("mni").has("mbs", 9L);
    }

    @Test
    void whatIsAnnouncedGoesWithItsOriginal() {
        ResponsePrimitive created = announce();

        assertThatResponse(chain.mn.delete("Cmn", "Cmn")).is(DELETED);

        await().atMost(Chain.PATIENCE)
                .until(() -> chain.in.retrieve(ADMIN, place(created)).status() == NOT_FOUND);
    }

    @Test
    void anAnnouncementThatIsTakenBackGoes() {
        ResponsePrimitive created = announce();

        ResponsePrimitive updated = chain.mn.update("Cmn", id(created), "m2m:cnt", Map.of("at", List.of()));

        assertThatResponse(updated).is(UPDATED).has("at", List.of());
        await().atMost(Chain.PATIENCE)
                .until(() -> chain.in.retrieve(ADMIN, place(created)).status() == NOT_FOUND);
    }

    @Test
    void childrenStandBelowTheirAnnouncedParents() {
        ResponsePrimitive parent = announce();
        ResponsePrimitive child = chain.mn.create("Cmn", id(parent), 4, "m2m:cin",
                Map.of("con", "1", "at", List.of("/id-in"), "aa", List.of("con")));

        assertThatResponse(chain.in.retrieve(ADMIN, place(child))).has("ty", 10_004L).has("con", "1")
                .has("pi", place(parent).substring("/id-in/".length()));
    }

    @Test
    void onlyTheHostOfTheOriginalChangesWhatIsAnnounced() {
        ResponsePrimitive created = announce();
        Chain.register(chain.in, "cse-in", "Cin");

        assertThatResponse(chain.in.delete("Cin", place(created))).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.in.create("/mn1", "cse-in", 10_003, "m2m:cntA",
                Map.of("lnk", "/other/cnt", "et", "20270101T000000"))).isRefused(BAD_REQUEST, "lnk");
        assertThatResponse(chain.in.create("/stranger", "cse-in", 10_003, "m2m:cntA",
                Map.of("lnk", "/stranger/cnt"))).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void anUnknownAnnouncedAttributeIsRefused() {
        assertThatResponse(chain.mn.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt",
                Map.of("at", List.of("/id-in"), "aa", List.of("xyz")))).isRefused(BAD_REQUEST, "aa", "xyz");
    }

    @Test
    void whatCannotBeAnnouncedNowIsWhenTheCseIsBack() {
        chain.network.unplug("in");
        ResponsePrimitive created = announce("lbl", List.of("a"));
        assertThatResponse(created).is(CREATED).has("at", List.of("/id-in"));

        chain.network.plug("in");

        await().atMost(Chain.PATIENCE).until(() -> !places(created).equals(List.of("/id-in")));
        assertThatResponse(chain.in.retrieve(ADMIN, (String) places(created).getFirst())).has("lbl", List.of("a"));
    }

    @Test
    void whatTheOtherCseHasLostIsAnnouncedAnewWhenItComesBack() {
        ResponsePrimitive created = announce();
        Object base = attribute(chain.in.retrieve(ADMIN, place(created)), "pi");
        assertThatResponse(chain.in.delete(ADMIN, (String) base)).is(DELETED);

        assertThatResponse(chain.in.delete(ADMIN, "cse-in/mn1")).is(DELETED);

        await().atMost(Chain.PATIENCE).until(() -> !places(created).contains(place(created)));
        assertThatResponse(chain.in.retrieve(ADMIN, (String) places(created).getFirst())).has("ty", 10_003L);
    }

    @Test
    void whatIsDeletedWhileTheCseIsAwayGoesWhenItIsBack() {
        ResponsePrimitive created = announce();
        chain.network.unplug("in");
        assertThatResponse(chain.mn.delete("Cmn", id(created))).is(DELETED);

        chain.network.plug("in");

        await().atMost(Chain.PATIENCE)
                .until(() -> chain.in.retrieve(ADMIN, place(created)).status() == NOT_FOUND);
    }

    @Test
    void aCseThatHangsKeepsNobodyElseWaiting() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        chain.network.listen("slow", request -> {
            asked.countDown();
            awaitQuietly(released);
            return ResponsePrimitive.of(NOT_FOUND, request);
        });
        assertThatResponse(chain.mn.create("/slow", "cse-mn", 16, "m2m:csr", Map.of("cb", "/slow/base", "rr", true,
                "srv", List.of("4"), "poa", List.of("net://slow")))).is(CREATED);
        Thread waiting = Thread.ofVirtual().start(() -> announce("at", List.of("/slow")));
        asked.await();

        ResponsePrimitive other = announce();

        assertThat(place(other)).startsWith("/id-in/");
        released.countDown();
        waiting.join();
    }

    /** TS-0001 10.2.18.4. */
    @Test
    void anInstanceIsAnnouncedOnlyWhereItsParentIs() {
        ResponsePrimitive parent = chain.mn.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt", Map.of());

        assertThatResponse(chain.mn.create("Cmn", id(parent), 4, "m2m:cin",
                Map.of("con", "1", "at", List.of("/id-in")))).isRefused(OPERATION_NOT_ALLOWED, "at", "/id-in");
    }

    @Test
    void theOriginalIsRetrievedThroughWhatIsAnnounced() {
        ResponsePrimitive created = announce("mbs", 9L);

        assertThatResponse(chain.in.retrieve("/mn1", place(created), ResultContent.ORIGINAL_RESOURCE))
                .has("ri", id(created)).has("mbs", 9L);
        assertThatResponse(chain.mn.retrieve("Cmn", id(created), ResultContent.ORIGINAL_RESOURCE))
                .isRefused(BAD_REQUEST, "rcn 7");
    }

    @Test
    void aGroupValidatesMembersAtOtherCsesAndReachesThem() {
        ResponsePrimitive created = announce();
        String member = "/mn1/" + id(created);
        Map<String, Object> group = Map.of("mt", 3L, "mnm", 5L, "mid", List.of(member), "rn", "remote");

        assertThatResponse(chain.in.create("/mn1", "cse-in", 9, "m2m:grp", group))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.in.create(ADMIN, "cse-in", 9, "m2m:grp", group))
                .isRefused(RECEIVER_HAS_NO_PRIVILEGE, member);
        assertThatResponse(chain.asn.create(ADMIN, "cse-asn", 9, "m2m:grp",
                Map.of("mt", 3L, "mnm", 5L, "mid", List.of("/nowhere/x")))).has("mtv", false);
        chain.mn.create(ADMIN, "cse-mn", 1, "m2m:acp", policy());
        chain.mn.update("Cmn", id(created), "m2m:cnt", Map.of("acpi", List.of("cse-mn/open")));
        assertThatResponse(chain.in.create(ADMIN, "cse-in", 9, "m2m:grp", group)).is(CREATED).has("mtv", true);
        assertThat(chain.in.retrieve(ADMIN, "cse-in/remote/fopt").content().orElseThrow().toString())
                .contains("rsc=2000").contains(id(created));
    }

    private static Map<String, Object> policy() {
        Map<String, Object> rule = Map.of("acor", List.of("all"), "acop", 63L);
        return Map.of("rn", "open", "pv", Map.of("acr", List.of(rule)), "pvs", Map.of("acr", List.of(rule)));
    }

    private ResponsePrimitive announce(Object... attributes) {
        Map<String, Object> all = new java.util.HashMap<>(Map.of("at", List.of("/id-in")));
        for (int i = 0; i < attributes.length; i += 2) {
            all.put((String) attributes[i], attributes[i + 1]);
        }
        return chain.mn.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt", all);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String place(ResponsePrimitive created) {
        return (String) ((List<?>) attribute(created, "at")).getFirst();
    }

    private List<?> places(ResponsePrimitive created) {
        return (List<?>) attribute(chain.mn.retrieve("Cmn", id(created)), "at");
    }
}
