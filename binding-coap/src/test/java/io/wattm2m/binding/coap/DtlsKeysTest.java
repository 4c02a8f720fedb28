// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CoAP over DTLS with pre-shared keys (TS-0003 8.2.1): who comes in, and as whom. */
class DtlsKeysTest {
    private static final byte[] WRONG = new byte[16];
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final TestPeers peers = new TestPeers();
    private final CoapBinding binding = TestSettings.secured(peers);
    private Receiver receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    private URI server = URI.create("coaps://127.0.0.1");

    @BeforeEach
    void listen() {
        List<URI> pointsOfAccess = binding.start(request -> {
            received.add(request);
            return receiver.receive(request);
        });
        assertThat(pointsOfAccess).singleElement().asString().matches("coaps://127\\.0\\.0\\.1:\\d+");
        server = pointsOfAccess.getFirst();
    }

    @AfterEach
    void close() {
        try (Device another = Device.secured(server, "reader-1", TestPeers.KEY)) {
            assertThat(Device.number(another.send(another.request(Code.DELETE, "/cse-in")), 307))
                    .as("others are still served").isEqualTo(2000);
        } finally {
            binding.close();
        }
    }

    @Test
    void aClientIsWhomItsKeyProves() {
        try (Device meter = Device.secured(server, "meter-1", TestPeers.KEY)) {
            Response response = meter.send(meter.request(Code.DELETE, "/cse-in/a"));

            assertThat(Device.number(response, 307)).isEqualTo(2000);
            assertThat(received).singleElement().satisfies(request -> {
                assertThat(request.peer().identity()).contains(TestPeers.METER);
                assertThat(request.peer().isLocal()).isFalse();
                assertThat(request.from()).contains("Cdevice");
            });
        }
    }

    @Test
    void aWrongKeyAndAnUnknownIdentityAreShutOut() {
        try (Device wrong = Device.secured(server, "meter-1", WRONG);
                Device unknown = Device.secured(server, "nobody", TestPeers.KEY)) {
            assertThat(wrong.isShutOut()).isTrue();
            assertThat(unknown.isShutOut()).isTrue();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void whoeverIsNotAdmittedAnyMoreIsToldSoInHisSession() {
        try (Device meter = Device.secured(server, "meter-1", TestPeers.KEY)) {
            meter.send(meter.request(Code.DELETE, "/cse-in/a"));
            peers.originators.remove("meter-1");

            Response response = meter.send(meter.request(Code.DELETE, "/cse-in/b"));

            assertThat(response.getCode()).isEqualTo(ResponseCode.FORBIDDEN);
            assertThat(Device.number(response, 307)).isEqualTo(4106);
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void clearTextIsNotUnderstood() {
        try (Datagrams clear = new Datagrams(server); Device device = new Device(URI.create("coap://127.0.0.1"))) {
            clear.send(Datagrams.bytes(device.request(Code.GET, "/cse-in"),
                    org.eclipse.californium.core.coap.CoAP.Type.CON, 7));

            assertThat(clear.receive(300)).isEmpty();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void bodiesOfManyBlocksGoBothWays() {
        String text = "y".repeat(20_000);
        receiver = request -> ResponsePrimitive.of(ResponseStatusCode.UPDATED, request,
                request.content().orElse(new Content("m2m:cnt", Map.of())));
        try (Device meter = Device.secured(server, "meter-1", TestPeers.KEY)) {
            Request request = meter.request(Code.PUT, "/cse-in/a");
            Device.json(request, "{\"m2m:cnt\":{\"x\":\"" + text + "\"}}");

            assertThat(meter.send(request).getPayloadString()).contains(text);
        }
        receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    @Test
    void aSlowRequestIsAcknowledgedFirst() {
        CountDownLatch acknowledged = new CountDownLatch(1);
        receiver = request -> {
            await(acknowledged);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        };
        try (Device meter = Device.secured(server, "meter-1", TestPeers.KEY)) {
            Request request = meter.request(Code.DELETE, "/cse-in/a");
            request.addMessageObserver(new MessageObserverAdapter() {
                @Override
                public void onAcknowledgement() {
                    acknowledged.countDown();
                }
            });

            assertThat(Device.number(meter.send(request), 307)).isEqualTo(2000);
        }
    }

    @Test
    void weReachOthersWithAKeyOfOurs() {
        String key = java.util.HexFormat.of().formatHex(TestPeers.KEY);
        RequestPrimitive request = RequestPrimitive.retrieve("/id-in", "/id-mn/cse-mn");
        try (CoapBinding known = TestSettings.sending("meter-1", key, Optional.empty());
                CoapBinding wrong = TestSettings.sending("meter-1", "00".repeat(16), Optional.empty());
                CoapBinding none = TestSettings.sending("", "", Optional.empty())) {
            assertThat(known.reach(server).receive(request).status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(wrong.reach(server).receive(request).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
            assertThat(none.reach(server).receive(request).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
        assertThat(received).singleElement()
                .satisfies(seen -> assertThat(seen.peer().identity()).contains(TestPeers.METER));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
