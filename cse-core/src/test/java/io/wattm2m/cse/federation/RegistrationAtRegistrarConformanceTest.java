// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.Network;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.2.7, TS-0004 7.4.4: how CSEs register at each other, and stay so. */
class RegistrationAtRegistrarConformanceTest {
    private static final Map<String, Object> OTHER =
            Map.of("cb", "/mn9/cse-mn", "rr", true, "srv", List.of("3"), "poa", List.of("net://mn9"));

    @Test
    void registrarAndRegistreeDescribeEachOther() {
        try (Chain chain = new Chain()) {
            assertThatResponse(chain.in.retrieve("/mn1", "cse-in/mn1")).has("csi", "/mn1").has("cst", 2L)
                    .has("cb", "/mn1/cse-mn").has("poa", List.of("net://mn1")).has("rr", true)
                    .has("dcse", List.of("/asn1"));
            assertThatResponse(chain.mn.retrieve("/mn1", "cse-mn/id-in")).has("csi", "/id-in").has("cst", 1L)
                    .has("cb", "/id-in/cse-in").has("poa", List.of("net://in"));
            assertThatResponse(chain.mn.retrieve("/mn1", "cse-mn")).has("cst", 2L);
            assertThatResponse(chain.asn.retrieve("/asn1", "cse-asn")).has("cst", 3L);
        }
    }

    @Test
    void aRegistrarThatHasLostTheRegistrationGetsItAgain() {
        try (Chain chain = new Chain()) {
            assertThatResponse(chain.in.delete(TestCse.ADMIN, "cse-in/mn1")).is(DELETED);

            await().atMost(Chain.PATIENCE).until(() -> chain.in.retrieve("/id-in", "cse-in/mn1").status() == OK);
        }
    }

    @Test
    void aRegistrationIsRenewedBeforeItEnds() {
        try (Chain chain = new Chain()) {
            chain.mn.clock().advance(java.time.Duration.ofMinutes(10));

            await().atMost(Chain.PATIENCE).untilAsserted(() -> assertThat(
                    (String) attribute(chain.in.retrieve("/id-in", "cse-in/mn1"), "et")).startsWith("20260105T1125"));
        }
    }

    @Test
    void aCseThatComesLaterThanItsRegistreeIsFound() {
        Network network = new Network();
        try (TestCse mn = TestCse.start(Chain.settings("mn", "mn1", "in", "in"), network.node("mn1"))) {
            assertThatResponse(mn.retrieve("/mn1", "cse-mn/id-in")).is(NOT_FOUND);
            try (TestCse in = TestCse.start(network.node("in"))) {
                await().atMost(Chain.PATIENCE).until(() -> in.retrieve("/id-in", "cse-in/mn1").status() == OK);
            }
        }
    }

    @Test
    void aCseDeregistersWhenItIsStopped() {
        Network network = new Network();
        Map<String, String> settings = Chain.settings("mn", "mn1", "in", "in");
        settings.put("cse.deregister", "true");
        try (TestCse in = TestCse.start(network.node("in"))) {
            try (TestCse mn = TestCse.start(settings, network.node("mn1"))) {
                await().atMost(Chain.PATIENCE).until(() -> mn.retrieve("/mn1", "cse-mn/id-in").status() == OK);
            }

            assertThatResponse(in.retrieve("/id-in", "cse-in/mn1")).is(NOT_FOUND);
        }
    }

    @Test
    void onlyACseRegistersByARemoteCse() {
        try (TestCse in = TestCse.start()) {
            assertThatResponse(in.create("Cae", "cse-in", 16, "m2m:csr", OTHER)).isRefused(OPERATION_NOT_ALLOWED);
            assertThatResponse(in.create("/mn8", "cse-in", 16, "m2m:csr", OTHER)).isRefused(BAD_REQUEST, "cb");
        }
    }

    @Test
    void aCseRegistersOnceAndIsKnownByItsOriginator() {
        try (TestCse in = TestCse.start()) {
            ResponsePrimitive created = in.create("/mn9", "cse-in", 16, "m2m:csr", OTHER);

            assertThatResponse(created).is(CREATED).has("csi", "/mn9");
            assertThatResponse(in.create("/mn9", "cse-in", 16, "m2m:csr", OTHER))
                    .isRefused(ORIGINATOR_HAS_ALREADY_REGISTERED, "/mn9");
            assertThatResponse(in.retrieve("/mn9", "cse-in")).is(OK);
        }
    }

    @Test
    void aCseThatIsNotAllowedNeedsASecurityAssociation() {
        try (TestCse in = TestCse.start(Map.of("cse.allowed-cses", "/mn1*, /gateway"))) {
            assertThatResponse(in.create("/mn9", "cse-in", 16, "m2m:csr", OTHER))
                    .isRefused(SECURITY_ASSOCIATION_REQUIRED, "/mn9");
        }
    }

    @Test
    void anAsnCseRegistersNoOthers() {
        try (TestCse asn = TestCse.start(Map.of("cse.type", "asn", "cse.id", "/asn1", "cse.name", "cse-asn"))) {
            assertThatResponse(asn.create("/mn9", "cse-asn", 16, "m2m:csr", OTHER)).isRefused(OPERATION_NOT_ALLOWED);
        }
    }
}
