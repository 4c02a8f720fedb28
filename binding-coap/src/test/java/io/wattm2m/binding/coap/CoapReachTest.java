// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that go out: forwarded ones, and notifications to entities and to plain CoAP servers. */
class CoapReachTest {
    private static final Content NOTIFICATION = new Content("m2m:sgn", Map.of("sur", "/id-in/sub1"));
    private final CoapBinding here =
            TestSettings.binding(TestSettings.timeout(Duration.ofSeconds(20)));

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void aRequestAndItsResponseTravelWhole() {
        try (CoapBinding there = TestSettings.binding(TestSettings.free())) {
            BlockingQueue<RequestPrimitive> received = new LinkedBlockingQueue<>();
            URI server = there.start(request -> {
                received.add(request);
                return ResponsePrimitive.of(ResponseStatusCode.CREATED, request, new Content("m2m:uri", "cse-in/a"))
                        .with("rvi", "4");
            }).getFirst();
            RequestPrimitive request = RequestPrimitive.create("/id-in/Ca", "/id-mn/cse-mn", 3,
                    new Content("m2m:cnt", Map.of("rn", "a", "mni", 10L)));

            ResponsePrimitive response = here.reach(server).receive(request);

            RequestPrimitive arrived = received.remove();
            assertThat(arrived.withPeer(request.peer())).isEqualTo(request);
            assertThat(response).isEqualTo(
                    ResponsePrimitive.of(ResponseStatusCode.CREATED, request, new Content("m2m:uri", "cse-in/a"))
                            .with("rvi", "4"));
        }
    }

    @Test
    void theAddressIsAppendedToThePathOfThePointOfAccess() throws InterruptedException {
        try (PlainServer plain = new PlainServer(ResponseCode.CHANGED)) {
            here.reach(URI.create(plain.uri() + "/m2m"))
                    .receive(RequestPrimitive.notify("/id-in", "/id-in/Cmeter", NOTIFICATION));

            assertThat(plain.requests.take().getOptions().getUriPath()).containsExactly("m2m", "~", "id-in", "Cmeter");
        }
    }

    @Test
    void aNotificationToAUrlIsPostedToExactlyThat() throws InterruptedException {
        try (PlainServer plain = new PlainServer(ResponseCode.CHANGED)) {
            String url = plain.uri() + "/in/box?key=1";

            ResponsePrimitive response =
                    here.reach(URI.create(url)).receive(RequestPrimitive.notify("/id-in", url, NOTIFICATION));

            Request request = plain.requests.take();
            assertThat(request.getType()).isEqualTo(Type.CON);
            assertThat(request.getOptions().getUriPath()).containsExactly("in", "box");
            assertThat(request.getOptions().getUriQuery()).containsExactly("key=1");
            assertThat(Device.text(request, 279)).isEqualTo("/id-in");
            assertThat(Device.text(request, 283)).isNotEmpty();
            assertThat(Device.text(request, 271)).isEqualTo("4");
            assertThat(request.getPayloadString()).isEqualTo("{\"m2m:sgn\":{\"sur\":\"/id-in/sub1\"}}");
            assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
        }
    }

    @Test
    void anErrorOfAPlainServerIsTold() {
        try (PlainServer plain = new PlainServer(ResponseCode.NOT_FOUND)) {
            ResponsePrimitive response = here.reach(URI.create(plain.uri()))
                    .receive(RequestPrimitive.notify("/id-in", plain.uri(), NOTIFICATION));

            assertThat(response.status()).isEqualTo(ResponseStatusCode.NOT_FOUND);
        }
    }

    @Test
    void whereNobodyListensTheTargetIsNotReachable() throws Exception {
        try (CoapBinding hasty =
                TestSettings.binding(TestSettings.timeout(Duration.ofMillis(300)));
                DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("coap://127.0.0.1:" + silent.getLocalPort());
            RequestPrimitive request = RequestPrimitive.retrieve("Ca", "cse-in");

            ResponsePrimitive response = hasty.reach(nobody).receive(request);

            assertThat(response.status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
            assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
            assertThat(String.valueOf(response.content().orElseThrow().value())).contains("300 ms");
        }
    }

    @Test
    void aHostThatDoesNotExistIsNotReachable() {
        ResponsePrimitive response = here.reach(URI.create("coap://no.such.host.invalid"))
                .receive(RequestPrimitive.retrieve("Ca", "cse-in"));

        assertThat(response.status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void aParameterThatCoapHasNoPlaceForIsNotDropped() {
        RequestPrimitive plain = RequestPrimitive.retrieve("Ca", "cse-in");
        RequestPrimitive request = new RequestPrimitive(Operation.RETRIEVE, plain.to(), plain.from(), "r-1",
                plain.resourceType(), plain.content(), plain.options(), Map.of("gstn", 2L), plain.peer());

        assertThat(here.reach(URI.create("coap://127.0.0.1:9")).receive(request).status())
                .isEqualTo(ResponseStatusCode.NOT_IMPLEMENTED);
    }

    @Test
    void largeRequestsToTheSameTargetDoNotDisturbEachOther() throws Exception {
        Receiver length = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request,
                new Content("m2m:dbg", request.content().orElseThrow().members().get("con").toString()));
        try (CoapBinding there = TestSettings.binding(TestSettings.free());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Receiver target = here.reach(there.start(length).getFirst());
            List<Future<ResponsePrimitive>> responses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String body = (i + " ").repeat(3000);
                responses.add(clients.submit(() -> target.receive(
                        RequestPrimitive.notify("/id-in", "Cmeter", new Content("m2m:sgn", Map.of("con", body))))));
            }

            for (int i = 0; i < 20; i++) {
                ResponsePrimitive response = responses.get(i).get();
                assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
                assertThat(response.content().orElseThrow().value()).isEqualTo((i + " ").repeat(3000));
            }
        }
    }

    /** A CoAP server that knows nothing of oneM2M but lets its options pass. */
    private static final class PlainServer implements MessageDeliverer, AutoCloseable {
        final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
        private final CoapEndpoint endpoint;
        private final ResponseCode answer;

        PlainServer(ResponseCode answer) {
            this.answer = answer;
            endpoint = CoapEndpoint.builder()
                    .setConfiguration(new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS,
                            SystemConfig.DEFINITIONS))
                    .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .setOptionRegistry(Numbering.registry(false)).build();
            endpoint.setMessageDeliverer(this);
            try {
                endpoint.start();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        String uri() {
            return "coap://127.0.0.1:" + endpoint.getAddress().getPort();
        }

        @Override
        public void deliverRequest(Exchange exchange) {
            requests.add(exchange.getRequest());
            exchange.sendResponse(new Response(answer));
        }

        @Override
        public void deliverResponse(Exchange exchange, Response response) {}

        @Override
        public void close() {
            endpoint.destroy();
        }
    }
}
