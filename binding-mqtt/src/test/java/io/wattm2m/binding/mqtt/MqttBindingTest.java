// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.binding.mqtt.Asking.Message;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a CSE, as an application writes them. */
class MqttBindingTest {
    private static final String REQUEST = "/oneM2M/req/Cmeter/id-in/json";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static ListeningBinding cse;
    private static Asking application;
    private final String unique = "u-" + NUMBERS.incrementAndGet();

    @BeforeAll
    static void start() {
        cse = ListeningBinding.embedded();
        application = new Asking(cse.pointOfAccess, "A::Cmeter", "/oneM2M/resp/#", "/oneM2M/reg_resp/#");
    }

    @AfterAll
    static void stop() {
        application.close();
        cse.close();
    }

    @BeforeEach
    void forget() {
        cse.received.clear();
        cse.receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    @Test
    void aRequestArrivesAndIsAnsweredOnItsTopic() {
        cse.receiver = request -> ResponsePrimitive.of(ResponseStatusCode.CREATED, request,
                new Content("m2m:uri", "cse-in/power"));

        Message answer = application.ask(REQUEST, """
                {"op":1,"to":"cse-in","fr":"Cmeter","rqi":"r-1","rvi":"4","ty":3,"rcn":2,
                 "pc":{"m2m:cnt":{"rn":"power"}}}""");

        RequestPrimitive request = cse.received.getFirst();
        assertThat(request.operation()).isEqualTo(Operation.CREATE);
        assertThat(request.from()).contains("Cmeter");
        assertThat(request.resourceType()).hasValue(3);
        assertThat(request.content()).contains(new Content("m2m:cnt", Map.of("rn", "power")));
        assertThat(answer.topic()).isEqualTo("/oneM2M/resp/Cmeter/id-in/json");
        assertThat(answer.document()).isEqualTo(
                Map.of("rsc", 2001L, "rqi", "r-1", "rvi", "4", "pc", Map.of("m2m:uri", "cse-in/power")));
    }

    @ParameterizedTest
    @CsvSource({"Cmeter,Cmeter", "Cmeter,/id-in/Cmeter", "id-in:Cmeter,Cmeter", "id-in:Cmeter,/id-in/Cmeter",
        "S123,S123", "S123,/S123", "id-mn,/id-mn", "id-mn,/id-mn/Cfar", ":sp.org:id-mn,//sp.org/id-mn"})
    void allFormsOfAnOriginatorAreUnderstood(String inTopic, String inPrimitive) {
        Message answer = application.ask("/oneM2M/req/" + inTopic + "/id-in/json", retrieve(inPrimitive));

        assertThat(answer.status()).isEqualTo(2000);
        assertThat(answer.topic()).isEqualTo("/oneM2M/resp/" + inTopic + "/id-in/json");
        assertThat(cse.received).singleElement().satisfies(request -> assertThat(request.from()).contains(inPrimitive));
    }

    @ParameterizedTest
    @CsvSource({"Cmeter,CAdmin", "id-in:Cmeter,/id-mn/Cmeter", "id-in,Cmeter", "Cm,Cmeter", "id-mn,Cmeter", "S1,C"})
    void whoSpeaksInAnothersNameIsRefused(String inTopic, String inPrimitive) {
        Message answer = application.ask("/oneM2M/req/" + inTopic + "/id-in/json", retrieve(inPrimitive));

        assertThat(answer.status()).isEqualTo(4106);
        assertThat(answer.text()).contains(inTopic, inPrimitive);
        assertThat(answer.document()).containsEntry("rqi", "r-1");
        assertThat(cse.received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"id-mn,/id-mn2/Cfar", "id-mn,/S123", "id-mn,/id-in/Cmeter", "Cmeter,/id-mn/Cmeter"})
    void whoMayBeACseThatSendsOnIsTold(String inTopic, String inPrimitive) {
        Message answer = application.ask("/oneM2M/req/" + inTopic + "/id-in/json", retrieve(inPrimitive));

        assertThat(answer.status()).isEqualTo(2000);
        assertThat(cse.received).singleElement()
                .satisfies(request -> assertThat(request.peer()).isEqualTo(Peer.REMOTE.sending("/" + inTopic)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"fr\":\"C\",", "\"fr\":\"S\",", "\"fr\":\"\",", "\"fr\":\"Cwanted\","})
    void anApplicationRegistersUnderItsCredential(String from) {
        Message answer = application.ask("/oneM2M/reg_req/credential-7/id-in/json", registration(from));

        assertThat(answer.topic()).isEqualTo("/oneM2M/reg_resp/credential-7/id-in/json");
        assertThat(answer.status()).isEqualTo(2000);
        assertThat(cse.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"fr\":\"C\",", "\"fr\":\"S\",", "\"fr\":\"Cmeter\","})
    void anApplicationRegistersOnAnOrdinaryTopic(String from) {
        assertThat(application.ask(REQUEST, registration(from)).status()).isEqualTo(2000);
    }

    @Test
    void aCredentialDoesNotServeForAnythingElse() {
        Message answer = application.ask("/oneM2M/reg_req/credential-7/id-in/json", retrieve("CAdmin"));

        assertThat(answer.status()).isEqualTo(4000);
        assertThat(answer.text()).contains("reg_req");
        assertThat(cse.received).isEmpty();
    }

    @Test
    void aWrappedRequestGetsAWrappedAnswer() {
        Message answer = application.ask(REQUEST, "{\"m2m:rqp\":" + retrieve("Cmeter") + "}");

        assertThat(answer.document()).isEqualTo(Map.of("m2m:rsp", Map.of("rsc", 2000L, "rqi", "r-1", "rvi", "4")));
    }

    @Test
    void aWrappedRefusalIsWrappedToo() {
        Message answer = application.ask(REQUEST, "{\"m2m:rqp\":{\"rqi\":\"r-5\"}}");

        assertThat(answer.payload()).startsWith("{\"m2m:rsp\":{").contains("4000", "r-5", "op is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "{\"rqi\":\"r-1\",\"op\":2 | r-1 | malformed JSON", "not json | ^^ | malformed JSON",
        "^^ | ^^ | the document is empty", "[1] | ^^ | not an object", "\"text\" | ^^ | not an object",
        "{\"m2m:rqp\":7} | ^^ | m2m:rqp is not", "{} | ^^ | op is missing",
        "{\"op\":2,\"to\":\"a\",\"fr\":\"Cmeter\"} | ^^ | rqi is missing",
        "{\"op\":\"x\",\"to\":\"a\",\"rqi\":\"r-1\"} | r-1 | op",
        "{\"op\":9,\"to\":\"a\",\"rqi\":\"r-1\"} | r-1 | op",
        "{\"op\":2,\"to\":[],\"rqi\":\"r-1\"} | r-1 | to is not a text",
        "{\"op\":2,\"to\":\"a\",\"rqi\":{}} | ^^ | rqi is not a text",
        "{\"op\":1,\"to\":\"a\",\"rqi\":\"r-1\",\"pc\":5} | r-1 | pc is not an object",
        "{\"op\":2,\"to\":\"a\",\"rqi\":\"r-1\",\"colour\":1} | r-1 | colour"})
    void aFaultyPayloadIsTold(String payload, String requestIdentifier, String text) {
        Message answer = application.ask(REQUEST, payload);

        assertThat(answer.status()).isEqualTo(4000);
        assertThat(answer.text()).contains(text);
        assertThat(answer.document()).containsEntry("rqi", requestIdentifier);
        assertThat(application.ask(REQUEST, retrieve("Cmeter")).status()).isEqualTo(2000);
    }

    @Test
    void tooLargeAPayloadIsTold() {
        Message answer = application.ask(REQUEST, "{\"rqi\":\"r-2\",\"x\":\"" + "y".repeat(100_000) + "\"}");

        assertThat(answer.status()).isEqualTo(4000);
        assertThat(answer.text()).contains("mqtt.max-message", "100000 B");
        assertThat(answer.document()).containsEntry("rqi", "r-2");
    }

    @Test
    void tooLargeAnAnswerIsToldInstead() {
        cse.receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request,
                new Content("m2m:uri", "y".repeat(200_000)));

        Message answer = application.ask(REQUEST, retrieve("Cmeter"));

        assertThat(answer.status()).isEqualTo(5207);
        assertThat(answer.text()).contains("mqtt.max-message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "XML"})
    void anotherFormatIsRefusedInJson(String format) {
        Message answer = application.ask("/oneM2M/req/Cmeter/id-in/" + format, "<m2m:rqp/>");

        assertThat(answer.topic()).isEqualTo("/oneM2M/resp/Cmeter/id-in/json");
        assertThat(answer.status()).isEqualTo(4015);
        assertThat(answer.text()).contains(format);
    }

    @Test
    void aTopicWithoutFormatMeansJson() {
        Message answer = application.ask("/oneM2M/req/Cmeter/id-in", retrieve("Cmeter"));

        assertThat(answer.topic()).isEqualTo("/oneM2M/resp/Cmeter/id-in/json");
        assertThat(answer.status()).isEqualTo(2000);
    }

    @Test
    void anotherTopicIsNotTakenForARequest() {
        application.publish("/oneM2M/req/Cmeter/id-in/json/more", retrieve("Cmeter"));

        assertThat(application.ask(REQUEST, retrieve("Cmeter")).status()).isEqualTo(2000);
        assertThat(cse.received).hasSize(1);
    }

    @Test
    void anUnexpectedFailureIsAnInternalServerError() {
        cse.receiver = request -> {
            throw new IllegalStateException("expected in this test");
        };

        Message answer = application.ask(REQUEST, retrieve("Cmeter"));

        assertThat(answer.status()).isEqualTo(5000);
        assertThat(answer.text()).doesNotContain("expected in this test");
    }

    @Test
    void whatComesAgainIsAnsweredWithoutBeingExecutedAgain() {
        String create = create("1");

        Message first = application.ask(REQUEST, create);
        Message again = application.ask(REQUEST, create);

        assertThat(again).isEqualTo(first);
        assertThat(cse.received).hasSize(1);
    }

    @Test
    void whatComesAgainMeanwhileWaitsForTheSameAnswer() {
        CountDownLatch other = new CountDownLatch(1);
        cse.receiver = request -> request.operation() == Operation.CREATE ? await(request, other)
                : ResponsePrimitive.of(ResponseStatusCode.OK, request);

        application.publish(REQUEST, create("1"));
        application.publish(REQUEST, create("1"));
        assertThat(application.ask(REQUEST, retrieve("Cmeter")).status()).isEqualTo(2000);
        other.countDown();

        assertThat(application.next().status()).isEqualTo(2001);
        assertThat(application.next().status()).isEqualTo(2001);
        assertThat(cse.received).hasSize(2);
    }

    @Test
    void theSameIdentifierWithAnotherPayloadIsAnotherRequest() {
        application.ask(REQUEST, create("1"));
        application.ask(REQUEST, create("0"));
        application.ask(REQUEST, create("1"));

        assertThat(cse.received).hasSize(3);
    }

    @Test
    void aRetrieveIsAlwaysExecuted() {
        application.ask(REQUEST, retrieve("Cmeter"));
        application.ask(REQUEST, retrieve("Cmeter"));

        assertThat(cse.received).hasSize(2);
    }

    private static ResponsePrimitive await(RequestPrimitive request, CountDownLatch other) {
        try {
            other.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return ResponsePrimitive.of(ResponseStatusCode.CREATED, request);
    }

    private static String retrieve(String from) {
        return "{\"op\":2,\"to\":\"cse-in\",\"fr\":\"" + from + "\",\"rqi\":\"r-1\",\"rvi\":\"4\"}";
    }

    private String create(String content) {
        return "{\"op\":1,\"to\":\"cse-in/a\",\"fr\":\"Cmeter\",\"rqi\":\"" + unique
                + "\",\"rvi\":\"4\",\"ty\":4,\"pc\":{\"m2m:cin\":{\"con\":\"" + content + "\"}}}";
    }

    private String registration(String from) {
        return "{\"op\":1,\"to\":\"cse-in\"," + from + "\"rqi\":\"" + unique + "\",\"rvi\":\"4\",\"ty\":2,"
                + "\"pc\":{\"m2m:ae\":{\"api\":\"Nmeter\"}}}";
    }
}
