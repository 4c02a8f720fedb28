// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0004 7.4.2: what an access control policy may hold. */
class AccessControlPolicyConformanceTest {
    private static final Map<String, Object> RULE = Map.of("acor", List.of("Cmeter"), "acop", 63L);
    private static final Map<String, Object> RULES = Map.of("acr", List.of(RULE));
    private final AccessControlPolicyType type = new AccessControlPolicyType();
    private final Resource base = Resources.cseBase();
    private final MemoryStore store = MemoryStore.with(base);

    @Test
    void privilegesMayBeEmptySelfPrivilegesMayNot() {
        assertThatCode(() -> create(Map.of("pv", Map.of(), "pvs", RULES))).doesNotThrowAnyException();
        assertRefused(BAD_REQUEST, "pvs", Map.of("pv", RULES, "pvs", Map.of()));
        assertRefused(BAD_REQUEST, "pvs", Map.of("pv", RULES, "pvs", Map.of("acr", List.of())));
        assertRefused(BAD_REQUEST, "pvs", Map.of("pv", RULES));
    }

    @Test
    void anUpdateCannotTakeTheLastSelfPrivilege() {
        Resource before = Resources.policy(base, "p", RULES, RULES);
        Resource after = before.withAll(Map.of("pvs", Map.of()));

        RequestFailure refused = catchThrowableOfType(RequestFailure.class,
                () -> type.updating(before, after, store.committed()));

        assertThat(refused.status()).isEqualTo(BAD_REQUEST);
    }

    @Test
    void malformedRulesAreRefusedByName() {
        assertRefused(BAD_REQUEST, "acop", rule("acop", 64L));
        assertRefused(BAD_REQUEST, "acor", rule("acor", List.of()));
        assertRefused(BAD_REQUEST, "actw", rule("acco", List.of(Map.of("actw", List.of("* * *")))));
        assertRefused(BAD_REQUEST, "ipv4",
                rule("acco", List.of(Map.of("acip", Map.of("ipv4", List.of("10.0.0.0/33"))))));
        assertRefused(BAD_REQUEST, "chty", rule("acod", List.of(Map.of("ty", 3L))));
        assertRefused(BAD_REQUEST, "aca", rule("aca", List.of()));
        assertRefused(BAD_REQUEST, "xyz", rule("xyz", 1L));
    }

    /** TS-0004 6.3.5.10, m2m:locationRegion: a circle or countries. */
    @Test
    void aRegionIsACircleOrCountries() {
        Map<String, Object> circle = Map.of("accr", List.of(37.5, 127L, 1000L));

        assertThatCode(() -> create(rule("acco", List.of(Map.of("aclr", circle))))).doesNotThrowAnyException();
        for (Map<String, Object> region : List.<Map<String, Object>>of(Map.of(), Map.of("accr", List.of(37.5)),
                Map.of("accc", List.of("KOREA")), Map.of("accc", List.of()),
                Map.of("accc", List.of("KR"), "accr", List.of(37.5, 127L, 1000L)))) {
            assertRefused(BAD_REQUEST, "aclr", rule("acco", List.of(Map.of("aclr", region))));
        }
    }

    @Test
    void completeRulesAreTaken() {
        Map<String, Object> context = Map.of("actw", List.of("* * 8-18 * * 1-5 *"), "acip",
                Map.of("ipv4", List.of("10.0.0.0/8"), "ipv6", List.of("2001:db8::/32")), "aclr",
                Map.of("accc", List.of("KR")));
        Map<String, Object> rule =
                Map.of("acor", List.of("all", "/id-in/C*"), "acop", 0L, "acco", List.of(context), "acod",
                        List.of(Map.of("ty", 3L, "chty", List.of(4L))), "acaf", true, "aca", List.of("lbl", "con"));

        assertThatCode(() -> create(Map.of("pv", Map.of("acr", List.of(rule)), "pvs", RULES)))
                .doesNotThrowAnyException();
    }

    @Test
    void restrictionsThatCannotBeAppliedAreRefused() {
        assertRefused(NOT_IMPLEMENTED, "acui", rule("acco", List.of(Map.of("acui", List.of("user")))));
        assertRefused(NOT_IMPLEMENTED, "acl", rule("acco", List.of(Map.of("acl", Map.of()))));
        assertRefused(NOT_IMPLEMENTED, "acec", rule("acco", List.of(Map.of("acec", Map.of()))));
        Map<String, Object> consulting = Map.of("pv", RULES, "pvs", RULES, "adri", List.of("x"));
        assertRefused(NOT_IMPLEMENTED, "adri", consulting);
    }

    private static Map<String, Object> rule(String member, Object value) {
        Map<String, Object> rule = new HashMap<>(RULE);
        rule.put(member, value);
        return Map.of("pv", Map.of("acr", List.of(rule)), "pvs", RULES);
    }

    private void create(Map<String, Object> attributes) {
        Resource candidate = Resources.child(type, base, "p", Representation.forCreate(type, attributes));
        type.creating(new Creation(candidate, base, "Cmeter", store.committed()));
    }

    private void assertRefused(ResponseStatusCode status, String text, Map<String, Object> attributes) {
        RequestFailure refused = catchThrowableOfType(RequestFailure.class, () -> create(attributes));

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.text()).contains(text);
    }
}
