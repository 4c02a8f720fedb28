// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 V4 9.6.8: what a subscription counts for each of its targets ({@code notificationStatsInfo}). */
class StatisticsConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void requestsAnswersAndEventsAreCountedForEachTarget() {
        stage.targets().refuse("Caway", Integer.MAX_VALUE);
        stage.subscribe(Map.of("nu", List.of("Ca", "Caway"), "nse", true));

        stage.updatePower(3);

        await().untilAsserted(() -> assertThat(shown()).containsExactlyInAnyOrder(entry("Ca", 3, 3, 3),
                entry("Caway", 3, 0, 3)));
    }

    @Test
    void aBatchIsOneRequestForSeveralEvents() {
        stage.subscribeToInstances(Map.of("nse", true, "bn", Map.of("num", 2L, "dur", "PT1H")));

        stage.createInstances(1, 4);

        await().untilAsserted(() -> assertThat(shown()).containsExactly(entry("Ca", 2, 2, 4)));
    }

    @Test
    void withoutStatisticsNothingIsCounted() {
        Resource subscription = stage.subscribe(Map.of("nu", List.of("Ca")));
        stage.updatePower(2);
        await().until(() -> stage.targets().toldTo("Ca").size() == 2);

        stage.update(subscription, Map.of("nse", true));
        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(shown()).containsExactly(entry("Ca", 1, 1, 1)));
    }

    @SuppressWarnings("unchecked") // the type has checked it
    private List<Object> shown() {
        return (List<Object>) stage.store().committed().byId("sub-s").orElseThrow().attributes().getOrDefault("nsi",
                List.of());
    }

    private static Map<String, Object> entry(String target, long requests, long responses, long events) {
        return Map.of("tg", target, "rqs", requests, "rsr", responses, "noec", events);
    }
}
