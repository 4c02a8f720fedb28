// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.Test;

/** Messages around requests: duplicates, acknowledgements, many at a time (RFC 7252 4). */
class CoapExchangeTest {
    private final AtomicInteger executed = new AtomicInteger();
    private final Receiver counting = request -> {
        executed.incrementAndGet();
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    };

    @Test
    void aConfirmableRequestThatComesTwiceIsExecutedOnceAndAnsweredTwice() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.free())) {
            URI server = binding.start(counting).getFirst();
            try (Datagrams datagrams = new Datagrams(server)) {
                byte[] request = request(server, Type.CON, 7);
                datagrams.send(request);
                Message first = datagrams.receive(10_000).orElseThrow();
                datagrams.send(request);
                Message second = datagrams.receive(10_000).orElseThrow();

                assertThat(second.getMID()).isEqualTo(first.getMID());
                assertThat(Device.number(second, 307)).isEqualTo(2000);
                assertThat(executed).hasValue(1);
            }
        }
    }

    @Test
    void aNonConfirmableRequestThatComesTwiceIsExecutedOnce() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.free())) {
            URI server = binding.start(counting).getFirst();
            try (Datagrams datagrams = new Datagrams(server)) {
                byte[] request = request(server, Type.NON, 8);
                datagrams.send(request);
                Message response = datagrams.receive(10_000).orElseThrow();
                datagrams.send(request);
                datagrams.send(request(server, Type.NON, 9));
                Message next = datagrams.receive(10_000).orElseThrow();
                while (!Device.text(next, 283).equals("r-9")) {
                    next = datagrams.receive(10_000).orElseThrow();
                }

                assertThat(response.getType()).isEqualTo(Type.NON);
                assertThat(executed).hasValue(2);
            }
        }
    }

    @Test
    void aSlowAnswerIsAnnouncedByAnAcknowledgementAndComesApart() {
        CountDownLatch acknowledged = new CountDownLatch(1);
        Receiver slow = request -> {
            await(acknowledged);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        };
        try (CoapBinding binding = TestSettings.binding(TestSettings.free())) {
            URI server = binding.start(slow).getFirst();
            try (Datagrams datagrams = new Datagrams(server)) {
                datagrams.send(request(server, Type.CON, 10));
                Message acknowledgement = datagrams.receive(10_000).orElseThrow();
                acknowledged.countDown();
                Message response = datagrams.receive(10_000).orElseThrow();
                datagrams.acknowledge(response);

                assertThat(acknowledgement.getType()).isEqualTo(Type.ACK);
                assertThat(acknowledgement.getRawCode()).isZero();
                assertThat(response.getType()).isEqualTo(Type.CON);
                assertThat(Device.number(response, 307)).isEqualTo(2000);
            }
        }
    }

    @Test
    void twoHundredRequestsAreWorkedOnAtATime() throws Exception {
        CountDownLatch all = new CountDownLatch(200);
        Receiver together = request -> {
            all.countDown();
            await(all);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        };
        try (CoapBinding binding = TestSettings.binding(TestSettings.free());
                Device device = new Device(binding.start(together).getFirst());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> responses = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String path = "/cse-in/" + i;
                responses.add(clients.submit(() -> device.send(device.request(Code.DELETE, path))));
            }

            for (Future<Response> response : responses) {
                assertThat(Device.number(response.get(), 307)).isEqualTo(2000);
            }
        }
    }

    @Test
    void moreRequestsThanAllowedAreRefusedAtOnce() {
        CountDownLatch refused = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        Receiver busy = request -> {
            entered.countDown();
            await(refused);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        };
        try (CoapBinding binding = TestSettings.binding(TestSettings.maxRequests(1));
                Device device = new Device(binding.start(busy).getFirst())) {
            Thread first = Thread.ofVirtual().start(() -> device.send(device.request(Code.DELETE, "/cse-in/1")));
            await(entered);
            Response response = device.send(device.request(Code.DELETE, "/cse-in/2"));
            refused.countDown();

            assertThat(response.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
            assertThat(Device.number(response, 307)).isEqualTo(5000);
            assertThat(join(first)).isTrue();
        }
    }

    @Test
    void anythingThatIsNotCoapLeavesTheServerUp() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.free())) {
            URI server = binding.start(counting).getFirst();
            try (Datagrams datagrams = new Datagrams(server)) {
                for (int length = 0; length < 64; length++) {
                    byte[] noise = new byte[length];
                    new java.util.Random(length).nextBytes(noise);
                    datagrams.send(noise);
                }
            }
            try (Device device = new Device(server)) {
                assertThat(Device.number(device.send(device.request(Code.GET, "/cse-in")), 307)).isEqualTo(2000);
            }
        }
    }

    private static byte[] request(URI server, Type type, int message) {
        Request request = new Request(Code.DELETE);
        request.setURI(server + "/cse-in/a");
        Device.text(request, 279, "Cdevice");
        Device.text(request, 283, "r-" + message);
        return Datagrams.bytes(request, type, message);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(java.time.Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
