// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of announced resources that travel back: announceSyncType 2 (TS-0001 9.6.26.1, Release 4). */
class SynchronizationConformanceTest {
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
    void aChangeOfWhatIsAnnouncedChangesTheOriginal() {
        ResponsePrimitive original = announce(2L);

        ResponsePrimitive updated = chain.in.update(ADMIN, place(original), "m2m:cntA",
                Map.of("mni", 7L, "lbl", List.of("b")));

        assertThatResponse(updated).is(UPDATED).has("mni", 7L).has("lbl", List.of("b"));
        assertThatResponse(original(original)).has("mni", 7L).has("lbl", List.of("b"));
        assertThatResponse(chain.in.retrieve(ADMIN, place(original))).has("mni", 7L);
    }

    @Test
    void anAttributeThatIsTakenAwayIsTakenFromTheOriginal() {
        ResponsePrimitive original = announce(2L);

        assertThatResponse(chain.in.update(ADMIN, place(original), "m2m:cntA", Map.of("lbl", Null.NULL)))
                .is(UPDATED).lacks("lbl");
        assertThatResponse(original(original)).lacks("lbl");
    }

    @Test
    void allWhereItIsAnnouncedBecomeTheSame() {
        ResponsePrimitive original = chain.mn.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt", Map.of("at",
                List.of("/id-in", "/asn1"), "ast", 2L, "lbl", List.of("a")));
        List<?> places = (List<?>) attribute(original, "at");

        chain.in.update(ADMIN, (String) places.getFirst(), "m2m:cntA", Map.of("lbl", List.of("b")));

        await().atMost(Chain.PATIENCE).untilAsserted(() -> assertThatResponse(
                chain.asn.retrieve(ADMIN, (String) places.getLast())).has("lbl", List.of("b")));
    }

    @Test
    void whatTheOriginalRefusesDoesNotChangeWhatIsAnnounced() {
        ResponsePrimitive original = announce(2L);

        assertThatResponse(chain.in.update(ADMIN, place(original), "m2m:cntA", Map.of("mbs", 1L)))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "lnk", id(original));
        chain.network.unplug("mn1");
        assertThatResponse(chain.in.update(ADMIN, place(original), "m2m:cntA", Map.of("mni", 1L)))
                .isRefused(TARGET_NOT_REACHABLE, "lnk");

        assertThatResponse(chain.in.retrieve(ADMIN, place(original))).has("mni", 5L).lacks("mbs");
    }

    @Test
    void anotherCseDoesNotChangeTheOriginal() {
        ResponsePrimitive synchronised = announce(2L);
        ResponsePrimitive oneWay = announce(1L);
        Map<String, Object> change = Map.of("mni", 9L);

        assertThatResponse(chain.mn.update("/asn1", id(synchronised), "m2m:cnt", change))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.mn.update("/id-in", id(oneWay), "m2m:cnt", change))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.mn.update("/id-in", id(synchronised), "m2m:cnt", Map.of("at", List.of())))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(chain.mn.update("/id-in", id(synchronised), "m2m:cnt", Map.of("acpi", List.of())))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    private ResponsePrimitive announce(long synchronisation) {
        return chain.mn.create("Cmn", "cse-mn/Cmn", 3, "m2m:cnt", Map.of("at", List.of("/id-in"), "ast",
                synchronisation, "mni", 5L, "aa", List.of("mni"), "lbl", List.of("a")));
    }

    private ResponsePrimitive original(ResponsePrimitive created) {
        return chain.mn.retrieve("Cmn", id(created));
    }

    private static String place(ResponsePrimitive created) {
        return (String) ((List<?>) attribute(created, "at")).getFirst();
    }
}
