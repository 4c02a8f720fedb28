// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, 10.2.10.7: notifications that are sent together ({@code batchNotify}). */
class BatchConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void asManyAsAskedForAreSentTogether() {
        stage.subscribeToInstances(batch(Map.of("num", 3L, "dur", "PT1H")));

        stage.createInstances(1, 7);

        awaitTold("agn [i1, i2, i3]", "agn [i4, i5, i6]");
    }

    @Test
    void whatWaitsIsSentWhenItHasWaitedLongEnough() {
        stage.subscribeToInstances(batch(Map.of("num", 3L, "dur", "PT1M")));
        stage.createInstances(1, 2);
        awaitAlarms(1);

        stage.clock().advance(Duration.ofSeconds(59));
        assertThat(stage.targets().told()).isEmpty();
        stage.clock().advance(Duration.ofSeconds(1));

        awaitTold("agn [i1, i2]");
    }

    @Test
    void withoutADurationThatOfTheSettingsHolds() {
        stage.subscribe(Map.of("nu", List.of("Ca"), "bn", Map.of("num", 3L)));
        stage.updatePower(1);
        awaitAlarms(1);

        stage.clock().advance(Duration.ofSeconds(10));

        awaitTold("agn [power]");
    }

    @Test
    void withoutANumberOnlyTheDurationCounts() {
        stage.subscribe(Map.of("nu", List.of("Ca"), "bn", Map.of("dur", "PT1M")));
        stage.updatePower(4);
        awaitAlarms(1);

        stage.clock().advance(Duration.ofMinutes(1));

        awaitTold("agn [power, power, power, power]");
    }

    @Test
    void whatWaitsIsSentBeforeTheSubscriptionEnds() {
        Resource subscription = stage.subscribeToInstances(
                Map.of("bn", Map.of("num", 5L, "dur", "PT1H"), "su", "Ca"));
        stage.createInstances(1, 2);
        awaitAlarms(1);

        stage.delete(subscription);

        await().untilAsserted(() -> assertThat(stage.targets().told()).containsExactly("Ca agn [i1, i2]", "Ca sud"));
    }

    @Test
    void aBatchThatWasNotSentIsCollectedAgainAfterARestart() {
        stage.subscribeToInstances(batch(Map.of("num", 3L, "dur", "PT1H")));
        stage.createInstances(1, 5);
        awaitTold("agn [i1, i2, i3]");
        awaitAlarms(1);
        assertThat(stage.targets().told()).hasSize(1);

        stage.restart();
        stage.createInstances(6, 6);

        awaitTold("agn [i1, i2, i3]", "agn [i4, i5, i6]");
    }

    @Test
    void aBatchThatCannotBeSentIsKeptTogetherWithItsPosition() {
        stage.targets().refuse("Ca", Integer.MAX_VALUE);
        stage.subscribeToInstances(batch(Map.of("num", 2L, "dur", "PT1H")));
        stage.createInstances(1, 2);
        await().until(() -> stage.targets().attempts("Ca") >= 2);
        stage.targets().refuse("Ca", 0);

        stage.createInstances(3, 4);

        awaitTold("agn [i1, i2]", "agn [i3, i4]");
    }

    @Test
    void aBatchCountsOnceForTheExpirationCounter() {
        stage.subscribeToInstances(Map.of("bn", Map.of("num", 2L, "dur", "PT1H"), "exc", 2L));

        stage.createInstances(1, 2);
        awaitTold("agn [i1, i2]");

        await().untilAsserted(() -> assertThat(stage.store().committed().byId("sub-s").orElseThrow().attributes())
                .containsEntry("exc", 1L));
    }

    private static Map<String, Object> batch(Map<String, Object> batch) {
        return Map.of("bn", batch);
    }

    private void awaitTold(String... expected) {
        await().untilAsserted(() -> assertThat(stage.targets().told())
                .containsExactlyElementsOf(List.of(expected).stream().map(text -> "Ca " + text).toList()));
    }

    private void awaitAlarms(int number) {
        await().until(() -> stage.clock().waiting() == number);
    }
}
