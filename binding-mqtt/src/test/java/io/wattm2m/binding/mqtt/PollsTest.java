// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.5.15: polls that wait long for what may not come. */
class PollsTest {
    /** As many polls, and as many other requests, as the settings of these tests allow. */
    private static final int MOST = 20;
    private final CountDownLatch something = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(MOST);
    private final ListeningBinding cse = ListeningBinding.embedded();
    private final Asking client = new Asking(cse.pointOfAccess, "A::Cpoll", "/oneM2M/resp/Cpoll/#");

    @BeforeEach
    void poll() throws InterruptedException {
        cse.receiver = this::receive;
        for (int number = 0; number < MOST; number++) {
            send(Operation.RETRIEVE, "cse-in/a/channel/pcu", "poll-" + number);
        }
        waiting.await();
    }

    @AfterEach
    void stop() {
        something.countDown();
        client.close();
        cse.close();
    }

    @Test
    void whoPollsDoesNotKeepOthersFromTheirTurn() {
        send(Operation.DELETE, "cse-in/a", "other");

        assertThat(client.next().document()).containsEntry("rqi", "other").containsEntry("rsc", 2000L);
    }

    @Test
    void tooManyPollsAreRefusedAndTheOthersAnswered() {
        send(Operation.RETRIEVE, "cse-in/a/channel/pcu", "more");

        Asking.Message refused = client.next();
        assertThat(refused.status()).isEqualTo(5103);
        assertThat(refused.text()).contains("mqtt.max-polls");
        something.countDown();
        for (int number = 0; number < MOST; number++) {
            assertThat(client.next().status()).isEqualTo(2000);
        }
        send(Operation.RETRIEVE, "cse-in/a/channel/pcu", "again");
        assertThat(client.next().status()).isEqualTo(2000);
    }

    private void send(Operation operation, String to, String identifier) {
        client.publish("/oneM2M/req/Cpoll/id-in/json", "{\"op\":" + operation.number() + ",\"to\":\"" + to
                + "\",\"fr\":\"Cpoll\",\"rqi\":\"" + identifier + "\",\"rvi\":\"3\"}");
    }

    private ResponsePrimitive receive(RequestPrimitive request) {
        if (request.to().endsWith("/pcu")) {
            waiting.countDown();
            try {
                something.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }
}
