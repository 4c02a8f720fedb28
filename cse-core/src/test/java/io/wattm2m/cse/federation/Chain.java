// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.Network;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An IN-CSE, an MN-CSE that is registered at it, and an ASN-CSE that is registered at that. */
final class Chain implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    final Network network = new Network();
    final TestCse in = TestCse.start(Map.of("cse.announce-retry", "50 ms"), network.node("in"));
    final TestCse mn = TestCse.start(settings("mn", "mn1", "in", "in"), network.node("mn1"));
    final TestCse asn = TestCse.start(settings("asn", "asn1", "mn1", "mn"), network.node("asn1"));

    Chain() {
        await().atMost(PATIENCE).until(() -> in.retrieve("/id-in", "cse-in/mn1").status() == OK
                && descendants().equals(List.of("/asn1"))
                && asn.retrieve("/asn1", "cse-asn/mn1").status() == OK
                && mn.retrieve("/mn1", "cse-mn/id-in").status() == OK);
    }

    /** What a CSE of this type is started with, registered where the network has this name. */
    static Map<String, String> settings(String type, String name, String registrar, String registrarType) {
        String registrarId = registrarType.equals("in") ? "/id-in" : "/" + registrar;
        return new HashMap<>(Map.of("cse.type", type, "cse.id", "/" + name, "cse.name", "cse-" + type,
                "cse.registrar", "net://" + registrar, "cse.registrar-id", registrarId, "cse.registrar-name",
                "cse-" + registrarType, "cse.in-cse-id", "/id-in", "cse.registration-check", "50 ms",
                "cse.announce-retry", "50 ms"));
    }

    /** Registers an AE that listens nowhere. */
    static void register(TestCse cse, String base, String id) {
        assertThatResponse(cse.create(id, base, 2, "m2m:ae",
                Map.of("rn", id, "api", "Ntest", "rr", true, "srv", List.of("4")))).is(CREATED);
    }

    @Override
    public void close() {
        asn.close();
        mn.close();
        in.close();
    }

    private Object descendants() {
        return in.retrieve("/id-in", "cse-in/mn1").content().orElseThrow().members().getOrDefault("dcse", List.of());
    }
}
