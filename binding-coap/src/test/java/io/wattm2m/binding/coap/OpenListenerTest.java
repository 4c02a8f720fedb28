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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plain UDP beyond loopback, where the sender of a request may be forged (RFC 7252 11.3): here with its small blocks. */
class OpenListenerTest {
    private static final String TEXT = "y".repeat(20_000);
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
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

    private ResponsePrimitive large(RequestPrimitive request) {
        received.add(request);
        return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:cnt", Map.of("x", TEXT)));
    }
}
