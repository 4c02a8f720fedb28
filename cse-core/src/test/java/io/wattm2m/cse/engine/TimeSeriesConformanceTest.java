// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_ACCEPTABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.36, 9.6.37, TS-0004 7.4.38, 7.4.39: time series and their instances. */
class TimeSeriesConformanceTest {
    private static final String METER = "Cmeter";
    private static final String SERIES = "cse-in/meter/series";
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
    void aNewSeriesIsEmpty() {
        assertThatResponse(series(Map.of("pei", 1000L, "peid", 500L, "cnf", "text/plain:0"))).is(CREATED)
                .has("ty", 29L).has("cni", 0L).has("cbs", 0L).has("pei", 1000L).lacks("mdc").lacks("st");
    }

    @Test
    void instancesAreCountedAndTheLastOneIsTheLatest() {
        series(Map.of());

        assertThatResponse(instance("20260105T101500", "20.5")).is(CREATED).has("cs", 4L)
                .has("dgt", "20260105T101500");
        assertThatResponse(instance("20260105T101501", 21L)).is(CREATED).has("con", 21L).has("cs", 2L);

        assertThatResponse(cse.retrieve(METER, SERIES)).has("cni", 2L).has("cbs", 6L);
        assertThatResponse(cse.retrieve(METER, SERIES + "/la")).is(OK).has("con", 21L);
        assertThatResponse(cse.retrieve(METER, SERIES + "/ol")).is(OK).has("con", "20.5");
        assertThatResponse(cse.delete(METER, SERIES + "/la")).is(DELETED);
        assertThatResponse(cse.retrieve(METER, SERIES)).has("cni", 1L).has("cbs", 4L);
    }

    /** TS-0004 7.4.39.2.1: at most one instance for each data generation time. */
    @Test
    void theSameGenerationTimeTwiceIsAConflict() {
        series(Map.of());
        String first = id(instance("20260105T101500", "1"));

        assertThatResponse(instance("20260105T101500,000", "2")).isRefused(CONFLICT, "dgt");
        assertThatResponse(cse.create(METER, SERIES, 30, "m2m:tsi",
                Map.of("rn", "named", "dgt", "20260105T101500", "con", "3"))).isRefused(CONFLICT, "dgt");

        cse.delete(METER, first);
        assertThatResponse(instance("20260105T101500", "4")).is(CREATED);
        assertThatResponse(cse.retrieve(METER, SERIES)).has("cni", 1L);
    }

    @Test
    void whatIsLateIsTakenUnlessItsGenerationTimeWasThere() {
        series(Map.of());
        instance("20260105T101500", "1");
        instance("20260105T102000", "2");

        assertThatResponse(instance("20260105T101000", "late")).is(CREATED);
        assertThatResponse(instance("20260105T101000", "again")).isRefused(CONFLICT, "dgt");
        assertThatResponse(instance("20260105T101500", "again")).isRefused(CONFLICT, "dgt");
        assertThatResponse(cse.retrieve(METER, SERIES)).has("cni", 3L).lacks("series.reached");
    }

    @Test
    void anInstanceMayHaveANameAndASequenceNumber() {
        series(Map.of());

        assertThatResponse(cse.create(METER, SERIES, 30, "m2m:tsi",
                Map.of("rn", "first", "dgt", "-500", "con", true, "snr", 7L))).is(CREATED).has("snr", 7L);

        assertThatResponse(cse.retrieve(METER, SERIES + "/first")).is(OK).has("con", true).has("dgt", "-500");
    }

    @Test
    void anInstanceThatIsIncompleteOrWrongIsRefused() {
        series(Map.of());
        Map<String, Map<String, Object>> faults = Map.of("dgt", Map.of("con", "1"), "con", Map.of("dgt", "0"), "snr",
                Map.of("dgt", "0", "con", "1", "snr", -1L), "cs", Map.of("dgt", "0", "con", "1", "cs", 1L));

        faults.forEach((name, attributes) -> assertThatResponse(
                cse.create(METER, SERIES, 30, "m2m:tsi", attributes)).isRefused(BAD_REQUEST, name));
        assertThatResponse(instance("yesterday", "1")).isRefused(BAD_REQUEST, "dgt");
        assertThatResponse(instance("20260105T101500", List.of(1L))).isRefused(BAD_REQUEST, "con");
        assertThatResponse(cse.update(METER, id(instance("20260105T101500", "1")), "m2m:tsi", Map.of("con", "2")))
                .isRefused(OPERATION_NOT_ALLOWED);
    }

    @Test
    void theOldestGiveWayWithinTheLimits() {
        series(Map.of("mni", 2L, "mbs", 10L));
        instance("20260105T101500", "1");
        instance("20260105T101501", "2");
        instance("20260105T101502", "3");

        assertThatResponse(cse.retrieve(METER, SERIES)).has("cni", 2L).has("cbs", 2L);
        assertThatResponse(cse.retrieve(METER, SERIES + "/ol")).has("con", "2");
        assertThatResponse(instance("20260105T101503", "more than ten")).isRefused(NOT_ACCEPTABLE, "mbs");
        assertThatResponse(cse.update(METER, SERIES, "m2m:ts", Map.of("mni", 1L))).is(UPDATED).has("cni", 1L);
        assertThatResponse(cse.retrieve(METER, SERIES + "/ol")).has("con", "3");
        assertThatResponse(cse.update(METER, SERIES, "m2m:ts", Map.of("mni", 0L))).has("cni", 0L);
        assertThatResponse(cse.retrieve(METER, SERIES + "/la")).isRefused(NOT_FOUND);
    }

    /** TS-0004 7.4.38.2.1 and 7.4.38.2.3: what the detection of missing data needs, and what may not change with it. */
    @Test
    void theParametersOfTheDetectionMustMakeSense() {
        assertThatResponse(series(Map.of("pei", 1000L, "peid", 501L))).isRefused(BAD_REQUEST, "peid");
        assertThatResponse(series(Map.of("pei", 1000L, "mdd", true))).isRefused(BAD_REQUEST, "mdt");
        assertThatResponse(series(Map.of("mdt", 1000L, "mdd", true))).isRefused(BAD_REQUEST, "pei");
        assertThatResponse(series(Map.of("pei", 1000L, "peid", 300L, "mdt", 300L, "mdd", true)))
                .isRefused(BAD_REQUEST, "mdt");
        assertThatResponse(series(Map.of("mdc", 1L))).isRefused(BAD_REQUEST, "mdc");
    }

    @Test
    void theParametersStandStillWhileTheDetectionRuns() {
        series(Map.of("pei", 1000L, "peid", 100L, "mdt", 300L, "mdd", true));

        assertThatResponse(update(Map.of("mdn", 5L))).isRefused(BAD_REQUEST, "mdn");
        assertThatResponse(update(Map.of("mdd", false, "pei", 500L))).isRefused(BAD_REQUEST, "pei");
        assertThatResponse(update(Map.of("mdd", false))).is(UPDATED).has("mdc", 0L);
        assertThatResponse(update(Map.of("mdn", 5L, "pei", 500L))).is(UPDATED).has("mdn", 5L);
        assertThatResponse(update(Map.of("mdd", true, "mdn", 6L))).isRefused(BAD_REQUEST, "mdn");
        assertThatResponse(update(Map.of("mdt", Null.NULL))).is(UPDATED);
        assertThatResponse(update(Map.of("mdd", true))).isRefused(BAD_REQUEST, "mdt");
    }

    private ResponsePrimitive series(Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of("rn", "series"));
        attributes.putAll(more);
        return cse.create(METER, "cse-in/meter", 29, "m2m:ts", attributes);
    }

    private ResponsePrimitive update(Map<String, Object> attributes) {
        return cse.update(METER, SERIES, "m2m:ts", attributes);
    }

    private ResponsePrimitive instance(String generated, Object content) {
        return cse.create(METER, SERIES, 30, "m2m:tsi", Map.of("dgt", generated, "con", content));
    }
}
