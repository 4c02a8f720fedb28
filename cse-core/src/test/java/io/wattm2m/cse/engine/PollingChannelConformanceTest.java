// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_SUBSCRIBABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.21 and 9.6.12, TS-0004 7.4.21 and 7.4.12: what a polling channel and a request resource are. */
class PollingChannelConformanceTest {
    private static final String METER = "Cmeter";
    private static final String CHANNEL = "cse-in/meter/channel";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void register() {
        cse.register("meter", METER);
        cse.register("other", "Cother");
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void anEntityMayHaveOneChannelBelowItself() {
        assertThatResponse(channel(METER, "cse-in/meter", Map.of("rn", "channel", "rqag", true))).is(CREATED)
                .has("rqag", true);
        assertThatResponse(channel(METER, "cse-in/meter", Map.of())).isRefused(BAD_REQUEST, "pollingChannel");
        assertThatResponse(channel(TestCse.ADMIN, "cse-in", Map.of())).isRefused(INVALID_CHILD_RESOURCE_TYPE);
        assertThatResponse(cse.delete(METER, CHANNEL)).is(DELETED);
        assertThatResponse(channel(METER, "cse-in/meter", Map.of())).is(CREATED);
    }

    @Test
    void nobodyElseMayUseIt() {
        channel(METER, "cse-in/meter", Map.of("rn", "channel"));

        assertThatResponse(cse.retrieve("Cother", CHANNEL)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.update("Cother", CHANNEL, "m2m:pch", Map.of("rqag", true)))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.delete("Cother", CHANNEL)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(channel(TestCse.ADMIN, "cse-in/other", Map.of())).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.retrieve(METER, CHANNEL)).is(OK);
        assertThatResponse(cse.update(METER, CHANNEL, "m2m:pch", Map.of("rqag", true))).is(UPDATED);
    }

    @Test
    void itCannotBeSubscribedToNorHavePoliciesOfItsOwn() {
        channel(METER, "cse-in/meter", Map.of("rn", "channel"));

        assertThatResponse(cse.create(METER, CHANNEL, 23, "m2m:sub", Map.of("nu", List.of(METER))))
                .isRefused(TARGET_NOT_SUBSCRIBABLE);
        assertThatResponse(cse.update(METER, CHANNEL, "m2m:pch", Map.of("acpi", List.of("x"))))
                .isRefused(BAD_REQUEST, "acpi");
    }

    @Test
    void requestResourcesAreMadeByTheCse() {
        assertThatResponse(cse.create(TestCse.ADMIN, "cse-in", 17, "m2m:req", Map.of()))
                .isRefused(OPERATION_NOT_ALLOWED, "request");
    }

    private ResponsePrimitive channel(String originator, String to, Map<String, Object> attributes) {
        return cse.create(originator, to, 15, "m2m:pch", attributes);
    }
}
