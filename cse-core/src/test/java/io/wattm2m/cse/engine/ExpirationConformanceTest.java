// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.1.3.2: the expiration time of resources. */
class ExpirationConformanceTest {
    private final TestCse cse = TestCse.start(Map.of("cse.expiration-check", "10 ms", "cse.max-expiration", "30 d"));

    @BeforeEach
    void register() {
        assertThatResponse(cse.register("meter", "Cmeter")).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void withoutAWishAResourceLivesAsLongAsTheCseAllows() {
        assertThatResponse(cse.retrieve("Cmeter", "Cmeter")).has("et", "20260204T101500,000000");
    }

    @Test
    void aWishBeyondWhatIsAllowedIsShortened() {
        assertThatResponse(container("20990101T000000")).has("et", "20260204T101500,000000");
    }

    @Test
    void aChildDoesNotOutliveItsParent() {
        assertThatResponse(container("20260106T000000")).has("et", "20260106T000000");

        assertThatResponse(
                cse.create("Cmeter", "cse-in/meter/power", 4, "m2m:cin", Map.of("con", "1", "et", "20260107T000000")))
                .has("et", "20260106T000000,000000");
    }

    @Test
    void anExpiredResourceIsGoneAtOnceAndRemovedSoon() {
        container("20260106T000000");

        cse.clock().advance(Duration.ofDays(1));

        assertThatResponse(cse.retrieve("Cmeter", "cse-in/meter/power")).isRefused(NOT_FOUND);
        Awaitility.await().untilAsserted(() -> assertThatResponse(container("20260108T000000")).is(CREATED));
    }

    @Test
    void anExpiredInstanceCountsDown() {
        container("20260120T000000");
        cse.create("Cmeter", "cse-in/meter/power", 4, "m2m:cin", Map.of("con", "1", "et", "20260105T110000"));

        cse.clock().advance(Duration.ofHours(1));

        Awaitility.await().untilAsserted(
                () -> assertThatResponse(cse.retrieve("Cmeter", "cse-in/meter/power")).has("cni", 0L).has("cbs", 0L));
    }

    @Test
    void anInstanceExpiresAlsoWhereItMayNotBeRetrieved() {
        container("20260120T000000");
        cse.create("Cmeter", "cse-in/meter/power", 4, "m2m:cin", Map.of("con", "1", "et", "20260105T110000"));
        cse.update("Cmeter", "cse-in/meter/power", "m2m:cnt", Map.of("disr", true));

        cse.clock().advance(Duration.ofHours(1));

        Awaitility.await().untilAsserted(
                () -> assertThatResponse(cse.retrieve("Cmeter", "cse-in/meter/power")).has("cni", 0L));
    }

    private io.wattm2m.cse.primitive.ResponsePrimitive container(String expiration) {
        return cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", Map.of("rn", "power", "et", expiration));
    }
}
