// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.junit.jupiter.api.Test;

/** Bodies in more than one block (TS-0008 6.2.4, RFC 7959), and their limit. */
class CoapTransferTest {
    private static final String LARGE = "x".repeat(100 * 1024);
    private static final Receiver ECHO =
            request -> ResponsePrimitive.of(ResponseStatusCode.CREATED, request, request.content().orElseThrow());

    @Test
    void aBodyOfManyBlocksArrivesAndReturns() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.free());
                Device device = new Device(binding.start(ECHO).getFirst())) {
            Response response = device.send(Code.POST, "/cse-in/a", CoapTransferTest::large);

            assertThat(response.getCode()).isEqualTo(ResponseCode.CREATED);
            assertThat(Device.number(response, 307)).isEqualTo(2001);
            assertThat(Device.text(response, 283)).isEqualTo("r-1");
            assertThat(response.getPayloadString()).isEqualTo("{\"m2m:cin\":{\"con\":\"" + LARGE + "\"}}");
        }
    }

    @Test
    void aLargeRepresentationIsRetrievedInBlocks() {
        Receiver large = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request,
                new Content("m2m:cin", Map.of("con", LARGE)));
        try (CoapBinding binding = TestSettings.binding(TestSettings.free());
                Device device = new Device(binding.start(large).getFirst())) {
            Response response = device.send(Code.GET, "/cse-in/a", request -> {});

            assertThat(response.getCode()).isEqualTo(ResponseCode.CONTENT);
            assertThat(response.getPayloadString()).hasSize(LARGE.length() + 22);
        }
    }

    @Test
    void theRestOfALostTransferIsNotExecutedAgain() {
        AtomicInteger executed = new AtomicInteger();
        try (CoapBinding binding = TestSettings.binding(TestSettings.free());
                Device device = new Device(binding.start(request -> {
                    executed.incrementAndGet();
                    return ECHO.receive(request);
                }).getFirst())) {
            Response response = device.send(Code.POST, "/cse-in/a", request -> {
                Device.json(request, "{\"m2m:cin\":{}}");
                request.getOptions().setBlock2(6, false, 3);
            });

            assertThat(response.getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_INCOMPLETE);
            assertThat(executed).hasValue(0);
        }
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedAtItsFirstBlock() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.maxBody(50_000));
                Device device = new Device(binding.start(ECHO).getFirst())) {
            AtomicInteger sent = count(device);

            Response response = device.send(Code.POST, "/cse-in/a", CoapTransferTest::large);

            assertTooLarge(response);
            assertThat(sent.get()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aBodyThatHidesItsSizeIsRefusedWhereItReachesTheLimit() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.maxBody(2048))) {
            URI server = binding.start(ECHO).getFirst();
            try (Datagrams datagrams = new Datagrams(server)) {
                List<Response> responses = new ArrayList<>();
                for (int number = 0; number < 3; number++) {
                    datagrams.send(block(server, number));
                    responses.add((Response) datagrams.receive(10_000).orElseThrow());
                }

                assertThat(responses.getFirst().getCode()).isEqualTo(ResponseCode.CONTINUE);
                assertTooLarge(responses.getLast());
            }
        }
    }

    @Test
    void aSingleMessageThatIsTooLargeIsRefused() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.maxBody(100));
                Device device = new Device(binding.start(ECHO).getFirst())) {
            assertTooLarge(device.send(Code.POST, "/cse-in/a",
                    request -> Device.json(request, "{\"m2m:cin\":{\"con\":\"" + "x".repeat(100) + "\"}}")));
        }
    }

    @Test
    void theServerGoesOnAfterABodyThatWasTooLarge() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.maxBody(50_000));
                Device device = new Device(binding.start(ECHO).getFirst())) {
            device.send(Code.POST, "/cse-in/a", CoapTransferTest::large);

            Response response =
                    device.send(Code.POST, "/cse-in/a", request -> Device.json(request, "{\"m2m:cin\":{}}"));

            assertThat(response.getCode()).isEqualTo(ResponseCode.CREATED);
        }
    }

    private static byte[] block(URI server, int number) {
        Request block = new Request(Code.POST);
        block.setURI(server + "/cse-in/a");
        Device.text(block, 283, "r-1");
        Device.json(block, "x".repeat(1024));
        block.getOptions().setBlock1(6, true, number);
        return Datagrams.bytes(block, Type.CON, number);
    }

    private static void large(Request request) {
        Device.json(request, "{\"m2m:cin\":{\"con\":\"" + LARGE + "\"}}");
    }

    private static AtomicInteger count(Device device) {
        AtomicInteger sent = new AtomicInteger();
        device.endpoint().addInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void sendRequest(Request request) {
                sent.incrementAndGet();
            }
        });
        return sent;
    }

    private static void assertTooLarge(Response response) {
        assertThat(response.getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        assertThat(Device.number(response, 307)).isEqualTo(4000);
        assertThat(Device.text(response, 283)).isEqualTo("r-1");
        assertThat(response.getPayloadString()).startsWith("{\"m2m:dbg\":");
    }
}
