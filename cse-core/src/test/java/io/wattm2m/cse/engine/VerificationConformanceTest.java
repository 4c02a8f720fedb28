// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.testing.TestCse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.10.2, TS-0004 7.4.8.2: those who are to be told are asked once all else is in order. */
class VerificationConformanceTest {
    private static final String TARGET = "http://127.0.0.1/n";
    private final List<RequestPrimitive> asked = new CopyOnWriteArrayList<>();
    private final TestCse cse = TestCse.start(new Asked());

    @AfterEach
    void close() {
        cse.close();
    }

    @Test
    void nobodyIsAskedAboutASubscriptionThatIsRefused() {
        cse.register("meter", "Cmeter");

        ResponsePrimitive refused = subscribe(Map.of("enc", Map.of("net", List.of(3L)), "nct", 2L));

        assertThat(refused.status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
        assertThat(asked).isEmpty();
        assertThat(subscribe(Map.of()).status()).isEqualTo(ResponseStatusCode.CREATED);
        assertThat(asked).hasSize(1);
        assertThat(subscribe(Map.of()).status()).isEqualTo(ResponseStatusCode.CONFLICT);
        assertThat(asked).hasSize(1);
    }

    @Test
    void nobodyIsAskedAboutAnUpdateThatIsRefused() {
        cse.register("meter", "Cmeter");
        subscribe(Map.of());

        ResponsePrimitive refused = cse.update("Cmeter", "cse-in/meter/s", "m2m:sub",
                Map.of("nu", List.of(TARGET, TARGET + "2"), "enc", Map.of("net", List.of(3L)), "nct", 2L));

        assertThat(refused.status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
        assertThat(asked).hasSize(1);
    }

    @Test
    void whoSubscribesIsNotAskedInWhateverFormHeIsNamed() {
        cse.register("meter", "Cmeter");

        ResponsePrimitive created = subscribe(Map.of("nu", List.of("Cmeter", "/id-in/Cmeter", "cse-in/meter",
                "-/meter", "/id-in/cse-in/meter", TARGET)));

        assertThat(created.status()).isEqualTo(ResponseStatusCode.CREATED);
        assertThat(asked).extracting(RequestPrimitive::to).containsExactly(TARGET);
    }

    private ResponsePrimitive subscribe(Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(Map.of("rn", "s", "nu", List.of(TARGET)));
        all.putAll(attributes);
        return cse.create("Cmeter", "cse-in/meter", 23, "m2m:sub", all);
    }

    /** The way to everybody who is asked, and agrees. */
    private final class Asked implements Binding {
        @Override
        public Set<String> schemes() {
            return Set.of("http");
        }

        @Override
        public List<URI> start(Receiver receiver) {
            return List.of();
        }

        @Override
        public Receiver reach(URI pointOfAccess) {
            return request -> {
                asked.add(request);
                return ResponsePrimitive.of(ResponseStatusCode.OK, request);
            };
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
