// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Standard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain UDP beyond loopback, where the sender of a request may be forged (RFC 7252 11.3): here with its small blocks. */
class OpenListenerTest {
    private static final String TEXT = "y".repeat(20_000);
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final AtomicBoolean slow = new AtomicBoolean();
    private final Payloads payloads = new Payloads(Standard.SERIALISATIONS);
    private final Listener listener = new Listener(this::large,
            context -> Peer.at(context.getPeerAddress().getAddress()), payloads, TestSettings.free());
    private final OpenEndpoint endpoint = new OpenEndpoint(
            new UdpTransport(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64), TestSettings.free(),
            payloads, listener);
    private final URI server = URI.create("coap://127.0.0.1:" + endpoint.port());

    @AfterEach
    void close() {
        listener.close();
        endpoint.close();
    }

    @Test
    void oneDatagramIsAnsweredByLittleMoreThanItself() {
        try (Device device = new Device(server); Datagrams datagrams = new Datagrams(server)) {
            byte[] request = Datagrams.bytes(device.request(Code.GET, "/cse-in/large"), Type.CON, 7);
            datagrams.send(request);

            Message answer = datagrams.receive(20_000).orElseThrow();

            assertThat(answer.getPayloadSize()).isEqualTo(64);
            assertThat(((Response) answer).getOptions().getBlock2().isM()).isTrue();
            assertThat(new UdpDataSerializer().getByteArray((Response) answer).length)
                    .isLessThan(3 * request.length);
            assertThat(datagrams.receive(300)).isEmpty();
        }
    }

    @Test
    void whoAsksForALargeBlockGetsASmallOne() {
        try (Device device = new Device(server); Datagrams datagrams = new Datagrams(server)) {
            Request request = device.request(Code.GET, "/cse-in/large");
            request.getOptions().setBlock2(6, false, 0);
            datagrams.send(Datagrams.bytes(request, Type.CON, 7));

            assertThat(datagrams.receive(20_000).orElseThrow().getPayloadSize()).isEqualTo(64);
        }
    }

    @Test
    void largeBodiesStillGoBothWays() {
        try (Device device = new Device(server)) {
            Request request = device.request(Code.PUT, "/cse-in/large");
            Device.json(request, "{\"m2m:cnt\":{\"x\":\"" + TEXT + "\"}}");

            assertThat(device.send(request).getPayloadString()).contains(TEXT);
            assertThat(received).singleElement().satisfies(seen -> assertThat(
                    seen.content().orElseThrow().members().get("x")).isEqualTo(TEXT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40010001", "48010001 0102030405060708", "40010001 b163", "40010001 b6637365 2d696e",
        "40010001 b6637365 2d696e d1030eff", "40010001 ff", "40020001 b6637365 2d696eff 7b7d"})
    void aTinyRequestIsAnsweredByNoMoreThanThreeTimesItself(String hex) {
        byte[] request = HexFormat.of().parseHex(hex.replace(" ", ""));
        try (Datagrams datagrams = new Datagrams(server)) {
            datagrams.send(request);

            assertThat(datagrams.bytesUntilSilence(3_000)).isLessThanOrEqualTo(3L * request.length);
        }
    }

    /** The shortest that is carried out; its answer is nobody's, so that it is sent again. */
    @Test
    void anAnswerThatComesApartAndIsNotAcknowledgedIsNoMoreThanSevenTimesItsRequest() {
        try (Device device = new Device(server); Datagrams datagrams = new Datagrams(server)) {
            Request request = device.request(Code.GET, "/~");
            byte[] bytes = Datagrams.bytes(request, Type.CON, 7);
            slow.set(true);
            datagrams.send(bytes);

            assertThat(datagrams.bytesUntilSilence(10_000)).isBetween(2L * bytes.length, 7L * bytes.length);
        }
    }

    private ResponsePrimitive large(RequestPrimitive request) {
        received.add(request);
        if (slow.get()) {
            LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:cnt", Map.of("x", TEXT)));
    }
}
