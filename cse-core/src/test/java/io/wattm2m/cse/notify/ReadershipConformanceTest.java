// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
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

    /** TS-0001 9.6.8: a notification shows the child as it is. */
    @Test
    void ofAChildThatPoliciesKeepFromTheCreatorNothingIsTold() {
        stage.subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L, 4L))));
        Resource open = stage.create(Resources.container(stage.power(), "open", Map.of()));

        stage.opened(false);
        Resource closed = stage.create(Resources.container(stage.power(), "closed", Map.of()));
        stage.delete(closed);
        stage.opened(true);
        stage.delete(open);

        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).containsExactly("open", "open"));
    }
}
