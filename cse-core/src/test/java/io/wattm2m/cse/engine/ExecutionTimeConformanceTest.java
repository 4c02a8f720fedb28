// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import io.wattm2m.cse.testing.TestCse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TS-0001 8.1.2: a request that is to be carried out later, and that is of no use after a while. */
@Timeout(60)
class ExecutionTimeConformanceTest {
    private static final String METER = "Cmeter";
    private final TestCse cse = TestCse.start(Map.of("request.timeout", "1 h"));

    @BeforeEach
    void register() {
        cse.register("meter", METER);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "NON_BLOCKING_SYNCH", "NON_BLOCKING_ASYNCH", "FLEX_BLOCKING"})
    void aRequestThatExpiresBeforeItsTimeIsRefusedAtOnce(Mode mode) {
        assertThatResponse(cse.send(expiring("10000", mode).with("oet", "20000"))).isRefused(REQUEST_TIMEOUT, "rqet",
                "oet");
        assertThatResponse(cse.send(expiring("20260105T101510", mode).with("oet", "20260105T101520")))
                .isRefused(REQUEST_TIMEOUT, "rqet", "oet");
        assertThatResponse(cse.retrieve(METER, "cse-in/meter/power")).isRefused(NOT_FOUND);
    }

    /** The clock of this test stands still: the request's time never comes, and nobody waits longer than it says. */
    @Test
    void aBlockingRequestIsAnsweredWhenItExpires() {
        assertThatResponse(cse.send(expiring("400", Mode.BLOCKING).with("oet", "200")))
                .isRefused(REQUEST_TIMEOUT, "in time");
    }

    @Test
    void aBlockingRequestIsAnsweredWhenItsResultExpires() {
        assertThatResponse(cse.send(creation().with("oet", "200").with("rset", "400")))
                .isRefused(REQUEST_TIMEOUT, "in time");
    }

    private static RequestPrimitive expiring(String time, Mode mode) {
        RequestPrimitive request = creation();
        return request.withOptions(request.options().withRequestExpiration(time)
                .with(new ResponseType(mode, Optional.empty())));
    }

    private static RequestPrimitive creation() {
        return RequestPrimitive.create(METER, "cse-in/meter", 3, new Content("m2m:cnt", Map.of("rn", "power")));
    }
}
