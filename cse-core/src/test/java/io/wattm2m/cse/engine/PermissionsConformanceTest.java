// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 V4 8.1.2, result content 12: what an originator may do, as the rules that grant it. */
class PermissionsConformanceTest {
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void fill() {
        assertThatResponse(cse.register("home", "Chome")).is(CREATED);
        assertThatResponse(cse.register("guest", "Cguest")).is(CREATED);
        assertThatResponse(cse.create("Chome", "Chome", 3, "m2m:cnt", Map.of("rn", "power"))).is(CREATED);
        cse.create("Chome", "cse-in/home/power", 4, "m2m:cin", Map.of("rn", "a", "con", "1"));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void theOwnerMayDoEverythingThatCanBeDone() {
        assertPermissions("Chome", "cse-in/home/power", rule("Chome", 63L));
        assertPermissions("Chome", "cse-in/home/power/a", rule("Chome", 58L));
    }

    @Test
    void aGuestIsToldWhatIsGrantedAndNothingElse() {
        grant(Map.of("acor", List.of("Cguest"), "acop", 34L),
                Map.of("acor", List.of("Cguest"), "acop", 1L, "acod", List.of(Map.of("chty", List.of(4L, 23L)))),
                Map.of("acor", List.of("Cguest"), "acop", 4L, "aca", List.of("lbl", "mni")),
                Map.of("acor", List.of("Csomebody"), "acop", 63L));

        assertPermissions("Cguest", "cse-in/home/power", rule("Cguest", 34L),
                Map.of("acor", List.of("Cguest"), "acop", 4L, "aca", List.of("lbl", "mni")),
                Map.of("acor", List.of("Cguest"), "acop", 1L, "acod", List.of(Map.of("chty", List.of(4L, 23L)))));
    }

    @Test
    void whoMayNotRetrieveIsToldNothing() {
        grant(Map.of("acor", List.of("Cguest"), "acop", 32L));

        assertThatResponse(cse.retrieve("Cguest", "cse-in/home/power", ResultContent.PERMISSIONS))
                .is(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    private void grant(Map<?, ?>... rules) {
        Map<String, Object> own = Map.of("acor", List.of("Chome"), "acop", 63L);
        cse.create("Chome", "Chome", 1, "m2m:acp",
                Map.of("rn", "policy", "pv", Map.of("acr", List.of(rules)), "pvs", Map.of("acr", List.of(own))));
        assertThatResponse(cse.update("Chome", "cse-in/home/power", "m2m:cnt",
                Map.of("acpi", List.of("cse-in/home/policy")))).is(UPDATED);
    }

    private void assertPermissions(String originator, String to, Map<?, ?>... rules) {
        assertThatResponse(cse.retrieve(originator, to, ResultContent.PERMISSIONS)).has("acr", List.of(rules));
    }

    private static Map<String, Object> rule(String originator, long operations) {
        return Map.of("acor", List.of(originator), "acop", operations);
    }
}
