// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.cse.testing.TestCse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TS-0001 10.2.4.26, TS-0004 7.4.38: the detection of missing data in time series. The clock begins at 10:15:00. */
class MissingDataDetectionConformanceTest {
    private static final String METER = "Cmeter";
    private static final String SERIES = "cse-in/meter/series";
    private static final Map<String, Object> EVERY_SECOND =
            Map.of("rn", "series", "pei", 1000L, "peid", 100L, "mdt", 500L, "mdd", true);
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void register() {
        assertThatResponse(cse.register("meter", METER)).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void nothingIsMissingBeforeTheFirstInstance() {
        series(Map.of());
        cse.clock().advance(Duration.ofHours(1));

        assertThatResponse(instance("20260105T111500")).is(CREATED);

        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 0L).lacks("mdlt").lacks("missing.expected");
    }

    @Test
    void whatHasNotComeWhenTheTimerRunsOutIsMissing() {
        series(Map.of());
        instance("20260105T101500");

        cse.clock().advance(Duration.ofMillis(1500));

        await().untilAsserted(() -> assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 1L)
                .has("mdlt", List.of("20260105T101501,000000")));
        assertThatResponse(cse.retrieve(METER, SERIES)).has("cni", 1L);
    }

    @Test
    void whatComesInTimeAndCloseEnoughIsNotMissing() {
        series(Map.of());
        instance("20260105T101500");
        cse.clock().advance(Duration.ofMillis(1400));

        instance("20260105T101501,100");
        cse.clock().advance(Duration.ofMillis(1000));
        instance("20260105T101502,101");
        cse.clock().advance(Duration.ofMillis(100));
        instance("20260105T101502,5");

        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 1L).has("mdlt", List.of("20260105T101502,000000"));
    }

    @Test
    void whatComesBeforeItsTurnIsNotMissingLater() {
        series(Map.of("mdt", 2500L));
        instance("20260105T101500");
        cse.clock().advance(Duration.ofSeconds(3));
        instance("20260105T101503");
        instance("20260105T101502");

        cse.clock().advance(Duration.ofSeconds(3));
        instance("20260105T101506");

        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 1L).has("mdlt", List.of("20260105T101501,000000"));
    }

    @Test
    void theListHasTheNewestOnly() {
        series(Map.of("mdn", 3L));
        instance("20260105T101500");
        cse.clock().advance(Duration.ofDays(400));

        instance("20270209T101500");

        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 3L).has("mdlt",
                List.of("20270209T101457,000000", "20270209T101458,000000", "20270209T101459,000000"));
    }

    @Test
    void theListIsBoundedWithoutALimitOfItsOwn() {
        series(Map.of());
        instance("20260105T101500");
        cse.clock().advance(Duration.ofDays(400));

        instance("20270209T101500");

        assertThat((List<?>) attribute(cse.retrieve(METER, SERIES), "mdlt")).hasSize(1000);
    }

    @Test
    void theDetectionStopsAndBeginsAnew() {
        series(Map.of());
        instance("20260105T101500");
        cse.clock().advance(Duration.ofMillis(1500));
        instance("20260105T101501,5");

        assertThatResponse(update(Map.of("mdd", false))).is(UPDATED).has("mdc", 1L);
        cse.clock().advance(Duration.ofSeconds(10));
        instance("20260105T101511");
        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 1L);

        assertThatResponse(update(Map.of("mdd", true))).is(UPDATED).has("mdc", 0L).lacks("mdlt");
        instance("20260105T101512");
        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 0L);
    }

    @Test
    void timesBeyondTheCalendarDoNoHarm() {
        series(Map.of("pei", Long.MAX_VALUE, "mdt", Long.MAX_VALUE, "mia", Long.MAX_VALUE));

        assertThatResponse(instance("99991231T235959")).is(CREATED);
        assertThatResponse(instance("00010101T000000")).is(CREATED);
        assertThatResponse(instance("-99999999999999")).is(CREATED);
        assertThatResponse(instance("999999999999999")).is(CREATED);
        assertThatResponse(cse.retrieve(METER, SERIES)).has("mdc", 0L).has("cni", 4L);
    }

    @Test
    void whatWasMissedWhileTheCseWasAwayIsFoundAfterIt(@TempDir Path data) {
        AdjustableClock clock = new AdjustableClock(Instant.parse("2026-01-05T10:15:00Z"));
        try (Cse first = start(data, clock)) {
            send(first, RequestPrimitive.create("CAdmin", "cse-in", 29, new Content("m2m:ts", EVERY_SECOND)));
            send(first, RequestPrimitive.create("CAdmin", "cse-in/series", 30,
                    new Content("m2m:tsi", Map.of("dgt", "20260105T101500", "con", "1"))));
        }

        clock.advance(Duration.ofMillis(2500));

        try (Cse second = start(data, clock)) {
            await().untilAsserted(() -> assertThatResponse(
                    send(second, RequestPrimitive.retrieve("CAdmin", "cse-in/series"))).has("mdc", 2L));
        }
    }

    private static Cse start(Path data, AdjustableClock clock) {
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        return Cse.start(new Configuration(Map.of("data", data.toString())),
                new Plugins(List.of(), List.of(), stores, List.of()), clock);
    }

    private static ResponsePrimitive send(Cse cse, RequestPrimitive request) {
        ResponsePrimitive response = cse.receiver().receive(request);
        assertThat(response.status().isSuccess()).as("%s", response.content()).isTrue();
        return response;
    }

    private void series(Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(EVERY_SECOND);
        attributes.putAll(more);
        assertThatResponse(cse.create(METER, "cse-in/meter", 29, "m2m:ts", attributes)).is(CREATED);
    }

    private ResponsePrimitive update(Map<String, Object> attributes) {
        return cse.update(METER, SERIES, "m2m:ts", attributes);
    }

    private ResponsePrimitive instance(String generated) {
        return cse.create(METER, SERIES, 30, "m2m:tsi", Map.of("dgt", generated, "con", "1"));
    }
}
