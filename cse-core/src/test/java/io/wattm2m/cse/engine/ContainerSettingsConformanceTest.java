// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_ACCEPTABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TS-0001 9.6.6, 9.6.36: how much containers may hold, by the policy of the CSE. */
class ContainerSettingsConformanceTest {
    private static final String METER = "Cmeter";
    private final TestCse cse = TestCse.start(Map.of("container.max-nr-of-instances", "3", "container.max-byte-size",
            "1 KiB", "container.max-instance-age", "1 h"));

    @BeforeEach
    void register() {
        cse.register("meter", METER);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @ParameterizedTest
    @CsvSource({"3,m2m:cnt", "29,m2m:ts"})
    void whoAsksForNothingGetsTheLimitsOfTheCse(int type, String name) {
        assertThatResponse(cse.create(METER, METER, type, name, Map.of("rn", "power"))).is(CREATED).has("mni", 3L)
                .has("mbs", 1024L).has("mia", 3600L);
    }

    @Test
    void whoAsksForMoreGetsTheLimitsOfTheCse() {
        assertThatResponse(create(Map.of("mni", 4L, "mbs", 1025L, "mia", 3601L))).is(CREATED).has("mni", 3L)
                .has("mbs", 1024L).has("mia", 3600L);
    }

    @Test
    void whoAsksForLessGetsThat() {
        assertThatResponse(create(Map.of("mni", 2L, "mbs", 0L, "mia", 1L))).is(CREATED).has("mni", 2L)
                .has("mbs", 0L).has("mia", 1L);
    }

    @Test
    void anUpdateDoesNotLeadBeyondThem() {
        create(Map.of("mni", 2L));

        assertThatResponse(cse.update(METER, "cse-in/meter/power", "m2m:cnt", Map.of("mni", 100L))).is(UPDATED)
                .has("mni", 3L);
        assertThatResponse(cse.update(METER, "cse-in/meter/power", "m2m:cnt", Map.of("mbs", Null.NULL))).is(UPDATED)
                .has("mbs", 1024L);
    }

    @Test
    void theyHoldForInstances() {
        create(Map.of());
        for (int number = 0; number < 5; number++) {
            assertThatResponse(instance("x")).is(CREATED);
        }

        assertThatResponse(cse.retrieve(METER, "cse-in/meter/power")).has("cni", 3L);
        assertThatResponse(instance("x".repeat(1025))).isRefused(NOT_ACCEPTABLE, "mbs");
    }

    /** TS-0001 9.6.35: a flexContainer has limits where it keeps instances. */
    @Test
    void aFlexContainerHasThemWhereItKeepsInstances() {
        Map<String, Object> plain =
                Map.of("rn", "plain", "cnd", "org.onem2m.common.moduleclass.binarySwitch", "state", true);
        Map<String, Object> recording = Map.of("rn", "recording", "fcied", true, "cnd",
                "org.onem2m.common.moduleclass.binarySwitch", "state", true);

        assertThatResponse(cse.create(METER, METER, 28, "cod:binSh", plain)).is(CREATED).lacks("mni");
        assertThatResponse(cse.create(METER, METER, 28, "cod:binSh", recording)).is(CREATED).has("mni", 3L);
        assertThatResponse(cse.update(METER, "cse-in/meter/plain", "cod:binSh", Map.of("fcied", true))).is(UPDATED)
                .has("mni", 3L);
    }

    @ParameterizedTest
    @CsvSource({"container.max-nr-of-instances,-1", "container.max-instance-age,1500 ms",
        "container.max-byte-size,much", "container.max-number,1"})
    void limitsThatMakeNoSenseEndTheStart(String setting, String value) {
        assertThatThrownBy(() -> TestCse.start(Map.of(setting, value))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("container.max-");
    }

    private ResponsePrimitive create(Map<String, Object> attributes) {
        Map<String, Object> all = new java.util.HashMap<>(attributes);
        all.put("rn", "power");
        return cse.create(METER, METER, 3, "m2m:cnt", all);
    }

    private ResponsePrimitive instance(String content) {
        return cse.create(METER, "cse-in/meter/power", 4, "m2m:cin", Map.of("con", content, "lbl", List.of("x")));
    }
}
