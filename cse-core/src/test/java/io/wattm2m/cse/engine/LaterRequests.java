// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import io.wattm2m.cse.testing.Inbox;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A CSE with a meter that sends requests which are answered later, and what there is to see of them. */
class LaterRequests {
    static final String METER = "Cmeter";
    final Inbox inbox = new Inbox();
    final MemoryStore store = new MemoryStore();
    TestCse cse = TestCse.start(Map.of(), inbox, store);

    @BeforeEach
    void register() {
        cse.register("meter", METER);
        cse.update(METER, METER, "m2m:ae", Map.of("poa", List.of("test://meter")));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    void restart() {
        cse.close();
        cse = TestCse.start(Map.of(), inbox, store);
    }

    static RequestPrimitive creation(String name) {
        return RequestPrimitive.create(METER, "cse-in/meter", 3, new Content("m2m:cnt", Map.of("rn", name)));
    }

    static RequestPrimitive.Options mode(Mode mode) {
        return RequestPrimitive.Options.DEFAULT.with(new ResponseType(mode, Optional.empty()));
    }

    static RequestPrimitive.Options mode(Mode mode, List<String> targets) {
        return RequestPrimitive.Options.DEFAULT.with(new ResponseType(mode, Optional.of(targets)));
    }

    static String uri(ResponsePrimitive accepted) {
        return (String) accepted.content().orElseThrow().value();
    }

    long status(String uri) {
        return (Long) attribute(cse.retrieve(METER, uri), "rs");
    }

    Map<?, ?> result(String uri) {
        await().until(() -> status(uri), status -> status != 3);
        return (Map<?, ?>) attribute(cse.retrieve(METER, uri), "ors");
    }
}
