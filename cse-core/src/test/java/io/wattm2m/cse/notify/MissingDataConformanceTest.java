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

/** TS-0001 10.2.4.30: those who wait for so many missing data points within a time are told from then on. */
class MissingDataConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void fromTheWantedNumberOnEachIsToldUntilTheWindowHasPassed() {
        stage.subscribe(criteria(2));

        missing(1, 2, 3);
        stage.clock().advance(Duration.ofSeconds(11));
        missing(4, 5);

        await().untilAsserted(
                () -> assertThat(stage.targets().told()).containsExactly("Ca 8 [p2]", "Ca 8 [p3]", "Ca 8 [p5]"));
    }

    @Test
    void aWindowBeginsAnewWithTheCriteria() {
        Resource subscription = stage.subscribe(criteria(2));
        missing(1);
        stage.update(subscription, criteria(2));

        missing(2);
        missing(3);

        await().untilAsserted(() -> assertThat(stage.targets().told()).containsExactly("Ca 8 [p3]"));
    }

    private void missing(int... points) {
        for (int point : points) {
            stage.notifier().missing(stage.power().withAll(Map.of("mdlt", List.of("p" + point), "mdc", 1L)));
        }
    }

    private static Map<String, Object> criteria(long number) {
        return Map.of("nu", List.of("Ca"), "nct", 5L, "enc",
                Map.of("net", List.of(8L), "md", Map.of("num", number, "dur", "PT10S")));
    }
}
