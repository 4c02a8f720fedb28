// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, expirationCounter: as many notifications as it says, whoever they go to. */
class ExpirationCounterConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void severalTargetsTogetherGetNotOneTooMany() {
        List<String> targets = IntStream.range(0, 8).mapToObj(i -> "C" + i).toList();
        String id = stage.subscribe(Map.of("nu", targets, "exc", 3L, "su", "Csu")).id();

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(stage.targets().told()).contains("Csu sud"));
        assertThat(stage.targets().told()).hasSize(4);
        assertThat(stage.store().committed().byId(id)).isEmpty();
    }

    @Test
    void aTargetThatIsAwayLeavesItsPlaceToOthers() {
        stage.targets().refuse("Caway", Integer.MAX_VALUE);
        stage.subscribe(Map.of("nu", List.of("Caway", "Ca"), "exc", 1L));

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(stage.targets().told()).containsExactly("Ca 1 power"));
    }

    @Test
    void aCounterThatIsRaisedLetsOthersGoOn() {
        stage.targets().hold("Ca");
        stage.targets().hold("Cb");
        String id = stage.subscribe(Map.of("nu", List.of("Ca", "Cb"), "exc", 1L)).id();
        stage.updatePower(1);
        await().until(() -> stage.targets().asked("Ca") + stage.targets().asked("Cb") == 1);

        stage.update(stage.store().committed().byId(id).orElseThrow(), Map.of("exc", 3L));
        stage.targets().release("Ca");
        stage.targets().release("Cb");

        await().untilAsserted(() -> assertThat(stage.targets().told()).containsExactlyInAnyOrder("Ca 1 power",
                "Cb 1 power"));
    }
}
