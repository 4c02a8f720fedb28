// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TS-0001 9.6.8, eventNotificationCriteria: which events a subscription is told of. */
class SubscriptionMatcherConformanceTest {
    private final Resource before = Resources.container(Resources.cseBase(), "power",
            Map.of("st", 5L, "lbl", List.of("a"), "et", "20260201T000000"));
    private final Resource after = before.withAll(Map.of("lbl", List.of("b"), "lt", "20260106T000000"));
    private final Event update = new Event(1, before, after);
    private final Event creation = Event.of(3, Resources.contentInstance(before, "one", "1"));

    @Test
    void withoutCriteriaOnlyUpdatesAreTold() {
        assertThat(matches(Map.of(), update)).isTrue();
        assertThat(matches(Map.of(), Event.of(2, before))).isFalse();
        assertThat(matches(Map.of(), creation)).isFalse();
    }

    @Test
    void eachKindOfEventHasToBeAskedFor() {
        Map<String, Object> criteria = Map.of("net", List.of(2L, 4L));

        assertThat(matches(criteria, Event.of(2, before))).isTrue();
        assertThat(matches(criteria, Event.of(4, before))).isTrue();
        assertThat(matches(criteria, update)).isFalse();
        assertThat(matches(criteria, creation)).isFalse();
    }

    @Test
    void aSubscriptionDoesNotTellOfItself() {
        Resource itself = Resources.subscription(before, "s", Map.of("nu", List.of("Ca")));

        assertThat(matches(Map.of("net", List.of(3L)), Event.of(3, itself))).isFalse();
    }

    @Test
    void anAttributeFilterLooksAtWhatHasChanged() {
        assertThat(matches(Map.of("atr", List.of("lbl", "mni")), update)).isTrue();
        assertThat(matches(Map.of("atr", List.of("st", "mni")), update)).isFalse();
        assertThat(matches(Map.of("atr", List.of("lbl")), new Event(1, after, after.withAll(Map.of("mni", 1L)))))
                .isFalse();
        assertThat(matches(Map.of("atr", List.of("mni"), "net", List.of(1L, 3L)), creation)).isTrue();
    }

    @Test
    void childrenAreFilteredByType() {
        assertThat(matches(Map.of("net", List.of(3L), "chty", List.of(4L)), creation)).isTrue();
        assertThat(matches(Map.of("net", List.of(3L), "chty", List.of(3L)), creation)).isFalse();
        assertThat(matches(Map.of("net", List.of(1L), "chty", List.of(99L)), update)).isTrue();
    }

    @ParameterizedTest
    // the resource: ct 20260105T101500, lt 20260106T000000, et 20260201T000000, st 5, no cs
    @CsvSource({"crb,20260105T101500,false", "crb,20260105T101501,true", "cra,20260105T101500,true",
        "cra,20260105T101501,false", "us,20260106T000000,false", "us,20260107T000000,true", "ms,20260106T000000,true",
        "ms,20260107T000000,false", "exb,20260201T000001,true", "exb,20260201T000000,false", "exa,20260201T000000,true",
        "exa,20260201T000001,false", "sts,5,false", "sts,6,true", "stb,5,true", "stb,6,false", "sza,0,false",
        "szb,9,false"})
    void lowerBoundsIncludeTheBoundAndUpperBoundsDoNot(String criterion, String bound, boolean expected) {
        Object value = bound.contains("T") ? bound : Long.valueOf(bound);

        assertThat(matches(Map.of(criterion, value), update)).isEqualTo(expected);
    }

    @Test
    void conditionsAreJoinedAsAskedFor() {
        Map<String, Object> criteria = new HashMap<>(Map.of("sts", 6L, "stb", 6L));

        assertThat(matches(criteria, update)).isFalse();
        criteria.put("fo", 1L);
        assertThat(matches(criteria, update)).isFalse();
        criteria.put("fo", 2L);
        assertThat(matches(criteria, update)).isTrue();
    }

    private boolean matches(Map<String, Object> criteria, Event event) {
        Resource subscription = Resources.subscription(before, "s", Map.of("nu", List.of("Ca"), "enc", criteria));
        return SubscriptionMatcher.matches(Subscription.of(subscription), event, () -> Optional.of(after));
    }
}
