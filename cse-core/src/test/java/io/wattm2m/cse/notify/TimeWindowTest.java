// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.58: timeWindowType, timeWindowSize and eventEvaluationMode. */
class TimeWindowTest {

    @Test
    void aPeriodicWindowForgetsWhatHappenedBeforeIt() {
        TimeWindow window = window(1, 1);

        assertThat(window.happens("a", at(9))).isFalse();
        assertThat(window.happens("b", at(11))).isFalse();
        assertThat(window.happens("a", at(12))).isTrue();
    }

    @Test
    void aPeriodicWindowTellsOnce() {
        TimeWindow window = window(1, 1);
        window.happens("a", at(1));

        assertThat(window.happens("b", at(2))).isTrue();
        assertThat(window.happens("a", at(3))).isFalse();
        window.happens("a", at(13));
        assertThat(window.happens("b", at(14))).isTrue();
    }

    @Test
    void aSlidingWindowLooksBackFromEachEvent() {
        TimeWindow window = window(2, 1);

        assertThat(window.happens("a", at(1))).isFalse();
        assertThat(window.happens("b", at(12))).isFalse();
        assertThat(window.happens("a", at(20))).isTrue();
        assertThat(window.happens("b", at(21))).isFalse();
    }

    @Test
    void whatIsMissingIsKnownAtTheEnd() {
        TimeWindow all = window(1, 4);
        TimeWindow some = window(1, 5);
        some.happens("a", at(1));

        assertThat(all.ends(at(9))).isFalse();
        assertThat(all.ends(at(10))).isTrue();
        assertThat(some.ends(at(10))).isTrue();
        assertThat(some.end()).contains(at(20));
        all.happens("b", at(11));
        assertThat(all.ends(at(20))).isFalse();
        assertThat(some.ends(at(20))).isFalse();
    }

    @Test
    void whatIsThereIsToldAtTheEndOfASlidingWindow() {
        TimeWindow window = window(2, 2);
        assertThat(window.end()).isEmpty();

        assertThat(window.happens("a", at(5))).isFalse();

        assertThat(window.end()).contains(at(15));
        assertThat(window.ends(at(15))).isTrue();
        assertThat(window.end()).isEmpty();
    }

    private static TimeWindow window(long type, long mode) {
        Map<String, Object> attributes = new HashMap<>(Map.of("twt", type, "tws", "PT10S", "eem", mode));
        attributes.put("crs.listened", List.of("a", "b"));
        Resource resource = Resources.child(new CrossResourceSubscriptionType("/id-in"), Resources.cseBase(), "x",
                attributes);
        return new TimeWindow(resource, at(0));
    }

    private static Duration at(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
