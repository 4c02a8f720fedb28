// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Standard;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client that sends without waiting for answers. */
class FloodTest {
    private static final int REQUESTS = 5_000;
    private static final int MOST = 20;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    @Test
    void aFloodIsWorkedOffAFewAtATime() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(REQUESTS);
        try (ListeningBinding cse = ListeningBinding.embedded();
                Listening client = new Listening(cse.pointOfAccess, "A::Cflood", (topic, payload) -> {
                    if (answered.add(identifier(payload))) {
                        all.countDown();
                    }
                })) {
            cse.receiver = this::receive;
            client.subscribe("/oneM2M/resp/Cflood/#");

            for (int number = 0; number < REQUESTS; number++) {
                client.publish("/oneM2M/req/Cflood/id-in/json", payload(number));
            }

            assertThat(all.await(120, TimeUnit.SECONDS)).as("%d of %d answered", answered.size(), REQUESTS).isTrue();
            assertThat(mostRunning).hasValueBetween(2, MOST);
            assertThat(cse.received).hasSize(REQUESTS);
        }
    }

    @Test
    void largeRequestsCountForMore() throws Exception {
        Semaphore done = new Semaphore(0);
        try (ListeningBinding cse = ListeningBinding.embedded();
                Listening client = new Listening(cse.pointOfAccess, "A::Cflood",
                        (topic, payload) -> done.release())) {
            cse.receiver = this::receive;
            client.subscribe("/oneM2M/resp/Cflood/#");

            for (int number = 0; number < 50; number++) {
                client.publish("/oneM2M/req/Cflood/id-in/json",
                        new String(payload(number), StandardCharsets.UTF_8)
                                .replace("/a", "/" + "a".repeat(90_000)).getBytes(StandardCharsets.UTF_8));
            }

            assertThat(done.tryAcquire(50, 60, TimeUnit.SECONDS)).isTrue();
            assertThat(mostRunning).as("requests of 90 kB where 20 of 16 kB are allowed").hasValueBetween(1, 3);
        }
    }

    private ResponsePrimitive receive(RequestPrimitive request) {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        Thread.yield();
        running.decrementAndGet();
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    private static byte[] payload(int number) {
        return ("{\"op\":4,\"to\":\"cse-in/a\",\"fr\":\"Cflood\",\"rqi\":\"r-" + number + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String identifier(byte[] payload) {
        Map<String, Object> answer =
                new MqttMapping(Standard.SERIALISATIONS).readResponse(payload, ContentFormat.JSON).all();
        return String.valueOf(answer.get("rqi"));
    }
}
