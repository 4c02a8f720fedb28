// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.NotifiedBinding;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 V4 9.6.55, 10.2.21: who is told the time of the CSE. The clock begins at 10:15:00. */
class TimeSyncBeaconConformanceTest {
    private static final String URL = "http://127.0.0.1/n";
    private final NotifiedBinding notified = new NotifiedBinding();
    private final MemoryStore store = new MemoryStore();
    private TestCse cse = TestCse.start(Map.of(), notified, store);

    @BeforeEach
    void register() {
        cse.register("meter", "Cmeter");
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void theTimeIsToldEverySoOften() {
        String reference = "/id-in/" + id(beacon(Map.of("bcnc", 1L, "bcni", "PT1M")));
        cse.clock().advance(Duration.ofSeconds(59));
        assertThat(notified.signals("tbr")).isEmpty();

        cse.clock().advance(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(notified.signals("tbr"))
                .containsExactly(Map.of("tbr", reference, "ctm", "20260105T101600,000000")));
        cse.clock().advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(notified.signals("tbr")).extracting(signal -> signal.get("ctm"))
                .containsExactly("20260105T101600,000000", "20260105T101700,000000"));
        assertThat(notified.received().getLast().content().orElseThrow().name()).isEqualTo("m2m:tsbn");
    }

    @Test
    void aRestartChangesNothing() {
        beacon(Map.of("bcnc", 1L, "bcni", "PT1M"));
        cse.close();
        cse = TestCse.start(Map.of(), notified, store);

        cse.clock().advance(Duration.ofSeconds(60));

        await().untilAsserted(() -> assertThat(notified.signals("tbr")).hasSize(1));
    }

    @Test
    void aRequesterWhoseClockIsOffIsToldTheTime() {
        beacon(Map.of("bcnc", 2L, "bcnt", "PT5S", "bcnr", "Cmeter"));

        assertThatResponse(retrieve("20260105T101456")).is(OK);
        assertThat(notified.signals("tbr")).isEmpty();
        assertThatResponse(retrieve("20260105T101506")).is(OK);

        await().untilAsserted(() -> assertThat(notified.signals("tbr")).hasSize(1));
    }

    @Test
    void whatTheOriginatorLeavesOpenTheCseDecides() {
        assertThatResponse(beacon(Map.of("bcnc", 1L))).has("bcni", "PT1H").lacks("bcnt");
        assertThatResponse(beacon(Map.of("bcnc", 2L))).has("bcnt", "PT10S").lacks("bcni");
        assertThatResponse(create(Map.of("bcnc", 1L, "bcni", "PT0.5S"))).isRefused(BAD_REQUEST, "bcni");
        assertThatResponse(create(Map.of("bcnc", 2L, "bcnt", "-PT1S"))).isRefused(BAD_REQUEST, "bcnt");
        assertThatResponse(create(Map.of("bcnc", 1L, "bcni", "P9999999999D"))).is(CREATED);
        assertThatResponse(create(Map.of("bcnc", 1L, "bcnt", "PT1S"))).isRefused(BAD_REQUEST, "bcnt");
    }

    @Test
    void aBeaconThatIsGoneIsSilent() {
        String first = id(beacon(Map.of("bcnc", 1L, "bcni", "PT1M")));
        String second = id(beacon(Map.of("bcnc", 1L, "bcni", "PT1M")));
        assertThatResponse(cse.delete("Cmeter", first)).is(DELETED);

        cse.clock().advance(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(notified.signals("tbr")).extracting(signal -> signal.get("tbr"))
                .containsExactly("/id-in/" + second));
    }

    private ResponsePrimitive retrieve(String originatingTimestamp) {
        return cse.send(RequestPrimitive.retrieve("Cmeter", "cse-in/meter").with("ot", originatingTimestamp));
    }

    private ResponsePrimitive beacon(Map<String, Object> attributes) {
        ResponsePrimitive created = create(attributes);
        assertThatResponse(created).is(CREATED);
        return created;
    }

    private ResponsePrimitive create(Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put("bcnu", List.of(URL));
        return cse.create("Cmeter", "cse-in/meter", 60, "m2m:tsb", all);
    }
}
