// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, 10.2.10.8: how often a target is told ({@code rateLimit}). */
class RateLimitConformanceTest {
    private static final Map<String, Object> TWO_A_MINUTE = Map.of("rl", Map.of("mnn", 2L, "tww", "PT1M"));
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatIsTooMuchWaitsForTheNextWindow() {
        stage.subscribeToInstances(TWO_A_MINUTE);
        stage.createInstances(1, 5);
        awaitToldAndWaiting("i1", "i2");

        stage.clock().advance(Duration.ofSeconds(59));
        assertThat(stage.targets().toldTo("Ca")).hasSize(2);
        stage.clock().advance(Duration.ofSeconds(1));
        awaitToldAndWaiting("i1", "i2", "i3", "i4");
        stage.clock().advance(Duration.ofMinutes(1));

        awaitTold("i1", "i2", "i3", "i4", "i5");
    }

    @Test
    void aWindowThatIsOverCountsNoMore() {
        stage.subscribeToInstances(TWO_A_MINUTE);
        stage.createInstances(1, 1);
        awaitTold("i1");
        stage.clock().advance(Duration.ofMinutes(1));

        stage.createInstances(2, 4);

        awaitToldAndWaiting("i1", "i2", "i3");
    }

    @Test
    void instancesWithoutRoomInTheQueueAreToldInLaterWindows() {
        stage.subscribeToInstances(Map.of("rl", Map.of("mnn", 10L, "tww", "PT1M")));
        stage.createInstances(1, 30);
        awaitWaiting(10);

        stage.clock().advance(Duration.ofMinutes(1));
        awaitWaiting(20);
        stage.clock().advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).hasSize(30).last().isEqualTo("i30"));
    }

    @Test
    void withTheLatestOnlyTheNewestOfAWindowIsTold() {
        stage.subscribeToInstances(Map.of("ln", true, "rl", Map.of("mnn", 1L, "tww", "PT1M")));
        stage.createInstances(1, 1);
        awaitTold("i1");
        stage.createInstances(2, 50);
        await().until(() -> stage.clock().waiting() > 0);

        stage.clock().advance(Duration.ofMinutes(1));

        awaitTold("i1", "i50");
    }

    @Test
    void aBatchCountsOnce() {
        stage.subscribeToInstances(
                Map.of("bn", Map.of("num", 2L, "dur", "PT1H"), "rl", Map.of("mnn", 1L, "tww", "PT1M")));
        stage.createInstances(1, 4);
        awaitToldAndWaiting("[i1, i2]");

        stage.clock().advance(Duration.ofMinutes(1));

        awaitTold("[i1, i2]", "[i3, i4]");
    }

    @Test
    void withoutTheLimitWhatWaitedIsToldAtOnce() {
        Resource subscription = stage.subscribeToInstances(TWO_A_MINUTE);
        stage.createInstances(1, 5);
        awaitToldAndWaiting("i1", "i2");

        stage.update(subscription, Map.of("rl", Null.NULL));

        awaitTold("i1", "i2", "i3", "i4", "i5");
    }

    private void awaitToldAndWaiting(String... expected) {
        awaitTold(expected);
        await().until(() -> stage.clock().waiting() > 0);
    }

    private void awaitWaiting(int told) {
        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).hasSize(told));
        await().until(() -> stage.clock().waiting() > 0);
    }

    private void awaitTold(String... expected) {
        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).containsExactly(expected));
    }
}
