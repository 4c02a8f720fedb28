// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, 10.2.10.10: what becomes of notifications to a target that is away ({@code pendingNotification}). */
class PendingConformanceTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void allThatWasMissedIsSentWhenTheTargetIsBack() {
        missThreeUpdates(Map.of("pn", 2L));

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1", "v2", "v3", "v4"));
    }

    @Test
    void theLatestThatWasMissedIsSentWhenTheTargetIsBack() {
        missThreeUpdates(Map.of("pn", 1L));

        stage.clock().advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v3"));
    }

    @Test
    void withoutItWhatWasMissedIsDropped() {
        missThreeUpdates(Map.of());

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v4"));
    }

    @Test
    void theTargetIsTriedAgainAfterAWhile() {
        missThreeUpdates(Map.of("pn", 2L));

        stage.clock().advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1", "v2", "v3"));
    }

    @Test
    void theTargetIsTriedAgainWhenItTellsWhereItIs() {
        Resource target = stage.create(Resources.ae("Ca", Map.of()));
        missThreeUpdates(Map.of("pn", 2L));

        stage.update(target, Map.of("poa", List.of("http://127.0.0.1:1/")));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1", "v2", "v3"));
    }

    @Test
    void whatIsKeptIsBounded() {
        missThreeUpdates(Map.of("pn", 2L));
        stage.targets().refuse("Ca", Integer.MAX_VALUE);
        stage.updatePower(30);
        stage.targets().refuse("Ca", 0);

        stage.clock().advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(labels()).hasSizeBetween(2, 10).last().isEqualTo("v33"));
    }

    /** Each of the updates is tried while the target is away; then it is back. */
    private void missThreeUpdates(Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(Map.of("nu", List.of("Ca")));
        all.putAll(attributes);
        stage.targets().refuse("Ca", Integer.MAX_VALUE);
        stage.subscribe(all);
        for (int update = 1; update <= 3; update++) {
            int attempts = stage.targets().attempts("Ca") + 2;
            stage.updatePower(1);
            await().until(() -> stage.targets().attempts("Ca") >= attempts);
        }
        await().until(() -> stage.clock().waiting() > 0 || attributes.isEmpty());
        stage.targets().refuse("Ca", 0);
    }

    private List<Object> labels() {
        return stage.targets().requests().stream().map(PendingConformanceTest::label).toList();
    }

    private static Object label(RequestPrimitive request) {
        Map<?, ?> event = (Map<?, ?>) request.content().orElseThrow().members().get("nev");
        Map<?, ?> container = (Map<?, ?>) ((Map<?, ?>) event.get("rep")).get("m2m:cnt");
        return ((List<?>) container.get("lbl")).getFirst();
    }
}
