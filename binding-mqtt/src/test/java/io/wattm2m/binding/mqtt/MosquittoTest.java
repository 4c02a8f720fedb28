// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another implementation: Mosquitto as the broker and its programs as the clients. */
class MosquittoTest {
    private static final String REQUEST = "{\"op\":2,\"to\":\"cse-in\",\"fr\":\"Cmeter\",\"rqi\":\"r-1\"}";
    @TempDir
    private Path folder;
    private Mosquitto mosquitto;
    private ListeningBinding cse;

    @BeforeEach
    void start() throws Exception {
        mosquitto = Mosquitto.start(folder);
        cse = ListeningBinding.with(ListeningBinding.settings(mosquitto.uri().toString(), "site/7"));
    }

    @AfterEach
    void stop() {
        if (cse != null) {
            cse.close();
        }
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void itsClientsAskAndAreAnswered() throws Exception {
        assertThat(cse.pointOfAccess).isEqualTo(URI.create(mosquitto.uri() + "/site/7"));

        assertThat(exchange()).isEqualTo("site/7/oneM2M/resp/Cmeter/id-in/json {\"rsc\":2000,\"rqi\":\"r-1\"}\n");
    }

    @Test
    void itsClientIsNotifiedAtAFreeTopic() throws Exception {
        URI url = URI.create(mosquitto.uri() + "/alarms/kitchen");
        RequestPrimitive notify =
                RequestPrimitive.notify("/id-in", url.toString(), new Content("m2m:sgn", Map.of("sur", "/id-in/s1")));
        Process subscriber = mosquitto.client("mosquitto_sub", "-t", "alarms/#", "-C", "1", "-W", "20");

        // until the subscription is there nobody hears it, which is no failure
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(cse.binding.reach(url).receive(notify).status()).isEqualTo(ResponseStatusCode.OK);
            return !subscriber.isAlive();
        });

        assertThat(Mosquitto.output(subscriber)).contains("\"op\":5", "\"sur\":\"/id-in/s1\"");
    }

    @Test
    void aRestartOfTheBrokerIsSurvived() throws Exception {
        assertThat(exchange()).contains("2000");

        mosquitto.kill();
        mosquitto.startAgain();

        await().atMost(Duration.ofSeconds(30)).until(() -> exchange().contains("\"rsc\":2000"));
    }

    @Test
    void severalNodesShareTheRequests() throws Exception {
        try (ListeningBinding one = ListeningBinding.node(mosquitto.uri());
                ListeningBinding two = ListeningBinding.node(mosquitto.uri());
                Asking application = new Asking(mosquitto.uri(), "A::Cmeter", "/oneM2M/resp/Cmeter/#")) {
            for (int number = 0; number < 20; number++) {
                application.publish("/oneM2M/req/Cmeter/id-in/json", REQUEST.replace("r-1", "r-" + number));
                application.next();
            }

            assertThat(one.received.size() + two.received.size()).isEqualTo(20);
            assertThat(one.received).hasSizeBetween(1, 19);
        }
    }

    @Test
    void whatWaitsForAnAnswerFailsWithTheConnection() throws Exception {
        Content signal = new Content("m2m:sgn", Map.of("sur", "/id-in/s1"));
        try (Asking application = new Asking(mosquitto.uri(), "A::Cmeter", "site/7/oneM2M/req/#")) {
            CompletableFuture<ResponsePrimitive> pending = CompletableFuture.supplyAsync(() -> cse.binding
                    .reach(cse.pointOfAccess).receive(RequestPrimitive.notify("/id-in", "/id-in/Cmeter", signal)));
            application.next();

            mosquitto.kill();

            assertThat(pending.join().status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
            assertThat(pending.join().content().orElseThrow().value().toString())
                    .containsPattern("onnection (was )?lost");
        }
    }

    /** What a client hears when another one sends requests until it hears something. */
    private String exchange() throws Exception {
        Process subscriber =
                mosquitto.client("mosquitto_sub", "-q", "1", "-v", "-C", "1", "-W", "20", "-i", "A::Cmeter",
                        "-t", "site/7/oneM2M/resp/Cmeter/#");
        while (subscriber.isAlive()) {
            mosquitto.client("mosquitto_pub", "-q", "1", "-t", "site/7/oneM2M/req/Cmeter/id-in/json", "-m", REQUEST)
                    .waitFor();
        }
        return Mosquitto.output(subscriber);
    }
}
