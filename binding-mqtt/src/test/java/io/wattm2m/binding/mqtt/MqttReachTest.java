// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.binding.mqtt.Asking.Message;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a CSE to applications, as an application reads them. */
class MqttReachTest {
    private static final Content SIGNAL = new Content("m2m:sgn", Map.of("sur", "/id-in/sub1"));
    private static ListeningBinding cse;
    private Asking application;

    @BeforeAll
    static void start() {
        cse = ListeningBinding.embedded();
    }

    @AfterAll
    static void stop() {
        cse.close();
    }

    @BeforeEach
    void listen() {
        application = new Asking(cse.pointOfAccess, "A::Cmeter", "#");
    }

    @AfterEach
    void leave() {
        application.close();
    }

    @Test
    void anApplicationIsReachedAtItsPointOfAccess() {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL);
        CompletableFuture<ResponsePrimitive> response = send(cse.pointOfAccess, notify);

        Message request = application.next();
        application.publish("/oneM2M/resp/id-in/id-in:Cmeter/json",
                "{\"rsc\":2000,\"rqi\":\"" + notify.requestIdentifier() + "\"}");

        assertThat(request.topic()).isEqualTo("/oneM2M/req/id-in/id-in:Cmeter/json");
        assertThat(request.document()).containsEntry("op", 5L).containsEntry("fr", "/id-in")
                .containsEntry("to", "/id-in/Cmeter").containsEntry("rqi", notify.requestIdentifier())
                .containsEntry("pc", Map.of("m2m:sgn", Map.of("sur", "/id-in/sub1")));
        assertThat(response.join()).isEqualTo(ResponsePrimitive.of(ResponseStatusCode.OK, notify));
    }

    @Test
    void anApplicationIsReachedInTheFormItWritesItself() {
        application.publish("/oneM2M/req/Cbare/id-in/json",
                "{\"op\":2,\"to\":\"cse-in\",\"fr\":\"Cbare\",\"rqi\":\"r-1\"}");
        assertThat(application.next().topic()).startsWith("/oneM2M/req/");
        assertThat(application.next().topic()).startsWith("/oneM2M/resp/");

        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cbare", SIGNAL);
        CompletableFuture<ResponsePrimitive> response = send(cse.pointOfAccess, notify);

        assertThat(application.next().topic()).isEqualTo("/oneM2M/req/id-in/Cbare/json");
        application.publish("/oneM2M/resp/id-in/Cbare/json",
                "{\"m2m:rsp\":{\"rsc\":4103,\"rqi\":\"" + notify.requestIdentifier() + "\"}}");
        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @ParameterizedTest
    @CsvSource({"/S123,S123", "/id-mn/cse-mn/ae/power,id-mn", "/id-mn,id-mn", "/id-in/Cx#lbl,id-in:Cx",
        "//sp.org/id-far/base/a,:sp.org:id-far"})
    void theTopicIsMadeOfTheTarget(String to, String inTopic) {
        RequestPrimitive request = RequestPrimitive.retrieve("/id-in", to);
        CompletableFuture<ResponsePrimitive> response = send(cse.pointOfAccess, request);

        assertThat(application.next().topic()).isEqualTo("/oneM2M/req/id-in/" + inTopic + "/json");
        application.publish("/oneM2M/resp/id-in/" + inTopic + "/json",
                "{\"rsc\":2000,\"rqi\":\"" + request.requestIdentifier() + "\"}");
        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cse-in/a", "", "/", "/+", "/id-in/#"})
    void aTargetThatNamesNoEntityIsABadRequest(String to) {
        ResponsePrimitive response = send(cse.pointOfAccess, RequestPrimitive.retrieve("/id-in", to)).join();

        assertThat(response.status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
    }

    @Test
    void thePathOfAPointOfAccessIsAPrefix() {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL);
        CompletableFuture<ResponsePrimitive> response = send(URI.create(cse.pointOfAccess + "/site/7"), notify);

        assertThat(application.next().topic()).isEqualTo("site/7/oneM2M/req/id-in/id-in:Cmeter/json");
        application.publish("site/7/oneM2M/resp/id-in/id-in:Cmeter/json",
                "{\"rsc\":2000,\"rqi\":\"" + notify.requestIdentifier() + "\"}");
        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.OK);
    }

    @Test
    void aFreeTopicIsPublishedToWithoutItsSlash() {
        URI url = URI.create(cse.pointOfAccess + "/alarms/kitchen");

        ResponsePrimitive response = send(url, RequestPrimitive.notify("/id-in", url.toString(), SIGNAL)).join();

        Message message = application.next();
        assertThat(message.topic()).isEqualTo("alarms/kitchen");
        assertThat(message.document()).containsEntry("op", 5L).containsEntry("to", url.toString());
        assertThat(response.status()).isEqualTo(ResponseStatusCode.OK);
    }

    @Test
    void aRequestTopicInAUrlIsPublishedToAsItStands() {
        URI url = URI.create(cse.pointOfAccess + "/oneM2M/req/id-in/Cmeter/json");
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", url.toString(), SIGNAL);
        CompletableFuture<ResponsePrimitive> response = send(url, notify);

        assertThat(application.next().topic()).isEqualTo("/oneM2M/req/id-in/Cmeter/json");
        application.publish("/oneM2M/resp/id-in/Cmeter/json",
                "{\"rsc\":4103,\"rqi\":\"" + notify.requestIdentifier() + "\"}");
        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void aUrlWithoutTopicIsABadRequest() {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", cse.pointOfAccess.toString(), SIGNAL);

        assertThat(send(cse.pointOfAccess, notify).join().status()).isEqualTo(ResponseStatusCode.BAD_REQUEST);
    }

    @Test
    void anAnswerOfSomebodyElseDoesNotCount() {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL);
        CompletableFuture<ResponsePrimitive> response = send(cse.pointOfAccess, notify);
        application.next();

        application.publish("/oneM2M/resp/id-in/Cother/json",
                "{\"rsc\":4103,\"rqi\":\"" + notify.requestIdentifier() + "\"}");
        application.publish("/oneM2M/resp/id-in/Cmeter/json", "not json");
        application.publish("/oneM2M/resp/id-in/Cmeter/json", "{\"rsc\":4103,\"rqi\":\"another\"}");
        application.publish("/oneM2M/resp/id-in/Cmeter/json",
                "{\"rsc\":2000,\"rqi\":\"" + notify.requestIdentifier() + "\"}");

        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.OK);
    }

    @Test
    void aBrokenAnswerIsAnInternalServerError() {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL);
        CompletableFuture<ResponsePrimitive> response = send(cse.pointOfAccess, notify);
        application.next();

        application.publish("/oneM2M/resp/id-in/Cmeter/json",
                "{\"rsc\":1,\"rqi\":\"" + notify.requestIdentifier() + "\"}");

        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.INTERNAL_SERVER_ERROR);
    }

    @Test
    void whoDoesNotAnswerBeforeTheRequestExpiresIsNotReachable() {
        RequestPrimitive notify = expiring(RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL), "50");

        assertThat(send(cse.pointOfAccess, notify).join().status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void anExpiredRequestIsNotSent() {
        RequestPrimitive notify =
                expiring(RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL), "20200101T000000");

        assertThat(send(cse.pointOfAccess, notify).join().status()).isEqualTo(ResponseStatusCode.REQUEST_TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt://127.0.0.1:1", "mqtt:nothing", "mqtt://127.0.0.1:1/free/topic"})
    void aBrokerThatIsNotThereIsNotReachable(String uri) {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cmeter", SIGNAL);

        assertThat(send(URI.create(uri), notify).join().status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        assertThat(send(URI.create(uri), notify.withTo(uri)).join().status())
                .isIn(ResponseStatusCode.TARGET_NOT_REACHABLE, ResponseStatusCode.BAD_REQUEST);
    }

    @Test
    void tooLargeARequestIsNotSent() {
        RequestPrimitive notify = RequestPrimitive.notify("/id-in", "/id-in/Cmeter",
                new Content("m2m:sgn", Map.of("sur", "y".repeat(100_000))));

        ResponsePrimitive response = send(cse.pointOfAccess, notify).join();

        assertThat(response.status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        assertThat(response.content().orElseThrow().value().toString()).contains("mqtt.max-message");
    }

    @Test
    void closingFailsWhatWaitsForAnAnswer() {
        MqttSettings settings = ListeningBinding.settings("mqtt://127.0.0.1:" + cse.pointOfAccess.getPort(), "");
        MqttBinding other =
                new MqttBinding(ListeningBinding.HERE, settings, new Entity("/id-mn", "cse-mn"),
                        Standard.SERIALISATIONS,
                        OpenSecurity.security(), InstantSource.system());
        RequestPrimitive notify = RequestPrimitive.notify("/id-mn", "/id-mn/Cmeter", SIGNAL);
        CompletableFuture<ResponsePrimitive> response =
                CompletableFuture.supplyAsync(() -> other.reach(cse.pointOfAccess).receive(notify));
        application.next();

        other.close();

        assertThat(response.join().status()).isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
    }

    @Test
    void closingLeavesNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ListeningBinding other = ListeningBinding.embedded();
        URI free = URI.create(cse.pointOfAccess + "/free");
        assertThat(other.binding.reach(free).receive(RequestPrimitive.notify("/id-in", free.toString(), SIGNAL))
                .status()).isEqualTo(ResponseStatusCode.OK);
        assertThat(clientThreads(before)).isNotEmpty();

        other.close();

        await().untilAsserted(() -> assertThat(clientThreads(before)).isEmpty());
    }

    @Test
    void twoCsesReachEachOther() {
        MqttSettings settings = ListeningBinding.settings("mqtt://127.0.0.1:" + cse.pointOfAccess.getPort(), "");
        try (MqttBinding other =
                new MqttBinding(ListeningBinding.HERE, settings, new Entity("/id-mn", "cse-mn"),
                        Standard.SERIALISATIONS,
                        OpenSecurity.security(), InstantSource.system())) {
            URI there = other.start(request -> ResponsePrimitive.of(ResponseStatusCode.DELETED, request)).getFirst();

            assertThat(send(there, RequestPrimitive.delete("/id-in", "/id-mn/cse-mn/a")).join().status())
                    .isEqualTo(ResponseStatusCode.DELETED);
            assertThat(other.reach(cse.pointOfAccess).receive(RequestPrimitive.retrieve("/id-mn", "/id-in/cse-in"))
                    .status()).isEqualTo(ResponseStatusCode.OK);
        }
    }

    private CompletableFuture<ResponsePrimitive> send(URI uri, RequestPrimitive request) {
        return CompletableFuture.supplyAsync(() -> cse.binding.reach(uri).receive(request));
    }

    private static Set<String> clientThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread))
                .map(Thread::getName).filter(name -> name.startsWith("MQTT ")).collect(Collectors.toSet());
    }

    private static RequestPrimitive expiring(RequestPrimitive request, String time) {
        RequestPrimitive.Options options = request.options();
        return request.withOptions(new RequestPrimitive.Options(options.resultContent(), options.structured(),
                options.filter(), options.responseType(), options.releaseVersion(), Optional.of(time)));
    }
}
