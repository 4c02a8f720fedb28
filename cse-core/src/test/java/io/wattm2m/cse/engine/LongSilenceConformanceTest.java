// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.Inbox;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * TS-0001 10.2.4.26: a time series to which nothing comes any more. The clock begins at 10:15:00; nothing has come since
 * then when it is 10:16:40, and what is missing by then is noted.
 */
class LongSilenceConformanceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String METER = "Cmeter";
    private static final String SERIES = "cse-in/meter/series";
    private static final String OTHER = "cse-in/meter/other";
    private final MemoryStore store = MemoryStore.with();
    private final Inbox inbox = new Inbox();
    private final TestCse cse = TestCse.start(Map.of(), inbox, store);

    @BeforeEach
    void waitInVain() {
        assertThatResponse(cse.register("meter", METER)).is(CREATED);
        series("series");
        instance(SERIES, "20260105T101500");
        cse.clock().advance(Duration.ofSeconds(100));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(noted(SERIES)).isEqualTo(99L));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void whatIsMissingIsShownAtOnce() {
        cse.clock().advance(Duration.ofSeconds(2));

        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 101L);
    }

    @Test
    void whatIsMissingIsNotedTogetherLater() {
        waitOnWithAnother();
        assertThat(noted(SERIES)).isEqualTo(99L);

        cse.clock().advance(Duration.ofSeconds(60));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(noted(SERIES)).isEqualTo(161L));
    }

    @Test
    void whoSubscribesIsToldAtOnce() {
        waitOnWithAnother();

        assertThatResponse(cse.create(METER, SERIES, 23, "m2m:sub", Map.of("rn", "watch", "nu",
                List.of("test://watcher"), "enc",
                Map.of("net", List.of(8L), "md", Map.of("num", 1L, "dur", "PT1H"))))).is(CREATED);

        await().atMost(PATIENCE)
                .until(() -> inbox.received().stream().anyMatch(request -> String.valueOf(request.content())
                        .contains("20260105T101641")));
        assertThat(noted(SERIES)).isEqualTo(101L);
    }

    @Test
    void aDetectionThatEndsKeepsWhatWasMissing() {
        waitOnWithAnother();

        assertThatResponse(cse.update(METER, SERIES, "m2m:ts", Map.of("mdd", false))).is(UPDATED);

        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 101L);
    }

    @Test
    void whatComesAfterAllNotesWhatWasMissing() {
        waitOnWithAnother();

        instance(SERIES, "20260105T101642");

        assertThat(noted(SERIES)).isEqualTo(101L);
    }

    /** Two seconds, after which the first series has been looked after, as one whose turn is later has. */
    private void waitOnWithAnother() {
        series("other");
        instance(OTHER, "20260105T101640");
        cse.clock().advance(Duration.ofSeconds(2));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(noted(OTHER)).isEqualTo(1L));
    }

    private Object noted(String series) {
        return store.committed().byPath(series).orElseThrow().attributes().getOrDefault("mdc", 0L);
    }

    private void series(String name) {
        assertThatResponse(cse.create(METER, "cse-in/meter", 29, "m2m:ts",
                Map.of("rn", name, "pei", 1000L, "peid", 100L, "mdt", 500L, "mdd", true))).is(CREATED);
    }

    private void instance(String series, String generated) {
        assertThatResponse(cse.create(METER, series, 30, "m2m:tsi", Map.of("dgt", generated, "con", "1"))).is(CREATED);
    }
}
