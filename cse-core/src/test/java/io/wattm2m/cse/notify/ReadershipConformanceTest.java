// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * TS-0004 7.4.8.2.1: to subscribe to a resource is to be allowed to retrieve it; who is not any more is told nothing.
 */
class ReadershipConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatHappensWhileTheCreatorMayNotReadIsNeverTold() {
        stage.subscribeToInstances(Map.of());
        stage.createInstances(1, 1);
        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).containsExactly("i1"));

        stage.readable(false);
        stage.createInstances(2, 3);
        long latest = stage.store().committed().latest(stage.power().id()).orElseThrow().sequence();
        await().until(() -> stage.store().cursors().load().stream().anyMatch(told -> told.sequence() == latest));
        stage.restart();
        stage.readable(true);
        stage.createInstances(4, 4);

        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).containsExactly("i1", "i4"));
    }

    @Test
    void theEndOfAResourceIsNotShownToWhoMayNotReadIt() {
        stage.subscribe(Map.of("nu", List.of("Ca"), "su", "Cb", "enc", Map.of("net", List.of(2L))));

        stage.readable(false);
        stage.delete(stage.power());

        await().untilAsserted(() -> assertThat(stage.targets().told()).containsExactly("Cb sud"));
    }
}
