// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, 10.2.10.6: of what waits only the newest is told ({@code latestNotify}). */
class LatestConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void whatHasBecomeOldWhileItWaitedIsNotTold() {
        stage.targets().hold("Ca");
        stage.subscribeToInstances(Map.of("ln", true));
        stage.createInstances(1, 1);
        await().until(() -> stage.targets().asked("Ca") == 1);

        stage.createInstances(2, 200);
        stage.targets().release("Ca");

        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).containsExactly("i1", "i200"));
        assertThat(stage.targets().requests().getLast().parameters()).containsEntry("ec", 4L);
    }

    @Test
    void ofABatchTheNewestIsTold() {
        stage.subscribeToInstances(Map.of("ln", true, "bn", Map.of("num", 3L, "dur", "PT1H")));

        stage.createInstances(1, 6);

        await().untilAsserted(() -> assertThat(stage.targets().told()).containsExactly("Ca agn [i3]", "Ca agn [i6]"));
    }

    @Test
    void itsCategoryIsThatOfTheLatestWhateverTheSubscriptionNames() {
        stage.subscribe(Map.of("nu", List.of("Ca"), "ln", true, "nec", 2L));

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(stage.targets().told()).hasSize(1));
        assertThat(stage.targets().requests().getFirst().parameters()).containsEntry("ec", 4L);
    }
}
