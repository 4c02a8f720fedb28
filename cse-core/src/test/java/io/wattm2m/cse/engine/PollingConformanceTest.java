// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.Inbox;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.21 and 10.2.5.15 to 10.2.5.17, TS-0004 7.4.22: requests to those that cannot be reached but ask. */
class PollingConformanceTest {
    private static final String METER = "Cmeter";
    private static final String PCU = "cse-in/meter/channel/pcu";
    private final Inbox inbox = new Inbox();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestCse cse = TestCse.start(Map.of("polling.queue", "2", "polling.patience", "10 s"), inbox);

    @BeforeEach
    void register() {
        cse.register("meter", METER);
        cse.update(METER, METER, "m2m:ae", Map.of("rr", false, "poa", List.of("test://meter")));
        cse.create(METER, METER, 15, "m2m:pch", Map.of("rn", "channel"));
    }

    @AfterEach
    void stop() {
        cse.close();
        threads.close();
    }

    @Test
    void aRequestThatWaitsIsFetchedAndItsAnswerGoesBack() {
        RequestPrimitive notification = notification();
        CompletableFuture<ResponsePrimitive> answer = sent(notification);

        ResponsePrimitive polled = poll();
        assertThatResponse(polled).is(OK).has("op", 5L).has("to", "/id-in/Cmeter").has("fr", TestCse.ADMIN)
                .has("rqi", notification.requestIdentifier()).has("pc", Map.of("m2m:sgn", Map.of("sur", "/id-in/s")));
        assertThat(polled.content().orElseThrow().name()).isEqualTo("m2m:rqp");

        assertThatResponse(answered(polled, 4102L)).is(OK);
        assertThat(answer.join().status().number()).isEqualTo(4102);
        assertThat(answer.join().requestIdentifier()).isEqualTo(notification.requestIdentifier());
        assertThat(inbox.received()).isEmpty();
    }

    @Test
    void aPollWaitsForARequest() {
        CompletableFuture<ResponsePrimitive> polled = CompletableFuture.supplyAsync(this::poll, threads);
        await().during(Duration.ofMillis(100)).until(() -> !polled.isDone());

        CompletableFuture<ResponsePrimitive> answer = sent(notification());

        assertThatResponse(polled.join()).is(OK);
        answered(polled.join(), 2000L);
        assertThatResponse(answer.join()).is(OK);
    }

    @Test
    void aPollEndsWhenItsTimeIsUp() {
        RequestPrimitive poll = RequestPrimitive.retrieve(METER, PCU);

        assertThatResponse(cse.send(poll.withOptions(poll.options().withRequestExpiration("50"))))
                .isRefused(REQUEST_TIMEOUT);
    }

    @Test
    void notificationsOfSubscriptionsComeThroughTheChannel() {
        cse.create(METER, METER, 3, "m2m:cnt", Map.of("rn", "power"));
        cse.create(METER, METER + "/power", 23, "m2m:sub", Map.of("nu", List.of("/id-in/Cmeter")));

        cse.update(METER, METER + "/power", "m2m:cnt", Map.of("lbl", List.of("a")));

        ResponsePrimitive polled = poll();
        assertThat(((Map<?, ?>) attribute(polled, "pc")).containsKey("m2m:sgn")).isTrue();
        assertThatResponse(answered(polled, 2000L)).is(OK);
    }

    /** An entity with a point of access that answers is not kept waiting for a poll. */
    @Test
    void theChannelIsForThoseThatCannotBeReached() {
        cse.update(METER, METER, "m2m:ae", Map.of("rr", true));
        assertThatResponse(cse.send(notification())).is(OK);
        assertThat(inbox.received()).hasSize(1);

        cse.update(METER, METER, "m2m:ae", Map.of("poa", List.of("test://down")));
        CompletableFuture<ResponsePrimitive> answer = sent(notification());
        answered(poll(), 2000L);
        assertThatResponse(answer.join()).is(OK);
    }

    @Test
    void onlyItsOwnerMayUseAChannel() {
        cse.register("other", "Cother");

        assertThatResponse(cse.retrieve("Cother", PCU)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.retrieve(TestCse.ADMIN, PCU)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.send(RequestPrimitive.notify("Cother", PCU, response("r", 2000L))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void aChannelTakesNothingElse() {
        assertThatResponse(cse.update(METER, PCU, "m2m:pch", Map.of())).isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.delete(METER, PCU)).isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.create(METER, PCU, 3, "m2m:cnt", Map.of())).isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.send(RequestPrimitive.notify(METER, PCU, new Content("m2m:sgn", Map.of()))))
                .isRefused(BAD_REQUEST, "m2m:rsp");
        assertThatResponse(cse.send(RequestPrimitive.notify(METER, PCU, response("nobody asked", 2000L))))
                .isRefused(BAD_REQUEST, "rqi");
    }

    @Test
    void aRequestIsDroppedWhenItExpires() {
        RequestPrimitive notification = notification();
        RequestPrimitive limited =
                notification.withOptions(notification.options().withRequestExpiration("50"));

        assertThatResponse(cse.send(limited)).isRefused(REQUEST_TIMEOUT);

        RequestPrimitive poll = RequestPrimitive.retrieve(METER, PCU);
        assertThatResponse(cse.send(poll.withOptions(poll.options().withRequestExpiration("50"))))
                .is(REQUEST_TIMEOUT);
    }

    @Test
    void noMoreRequestsWaitThanMay() {
        List<CompletableFuture<ResponsePrimitive>> waiting = List.of(sent(notification()), sent(notification()));
        // the third is refused as soon as the first two are in the queue
        await().until(() -> cse.send(limited(notification())).status(), TARGET_NOT_REACHABLE::equals);

        waiting.forEach(answer -> answered(poll(), 2000L));
        waiting.forEach(answer -> assertThatResponse(answer.join()).is(OK));
    }

    /** TS-0004 7.4.22 (Release 4): all that wait come together. */
    @Test
    void requestsAreFetchedTogetherWhereTheChannelSaysSo() {
        cse.update(METER, METER + "/channel", "m2m:pch", Map.of("rqag", true));
        List<CompletableFuture<ResponsePrimitive>> waiting = List.of(sent(notification()), sent(notification()));
        await().until(() -> cse.send(limited(notification())).status(), TARGET_NOT_REACHABLE::equals);

        ResponsePrimitive polled = poll();

        assertThat(polled.content().orElseThrow().name()).isEqualTo("m2m:agrp");
        List<?> requests = (List<?>) attribute(polled, "m2m:rqp");
        assertThat(requests).hasSize(2);
        requests.forEach(request -> answered((String) ((Map<?, ?>) request).get("rqi"), 2000L));
        waiting.forEach(answer -> assertThatResponse(answer.join()).is(OK));
    }

    @Test
    void requestsWithTheSameIdentifierAreToldApart() {
        RequestPrimitive one = notification();
        CompletableFuture<ResponsePrimitive> first = sent(one);
        ResponsePrimitive polled = poll();
        CompletableFuture<ResponsePrimitive> second = sent(one.withFrom("CAdmin"));
        ResponsePrimitive other = poll();

        assertThat(attribute(other, "rqi")).isNotEqualTo(attribute(polled, "rqi"));
        answered(other, 4102L);
        answered(polled, 2000L);
        assertThatResponse(first.join()).is(OK);
        assertThat(second.join().status().number()).isEqualTo(4102);
        assertThat(second.join().requestIdentifier()).isEqualTo(one.requestIdentifier());
    }

    private CompletableFuture<ResponsePrimitive> sent(RequestPrimitive request) {
        return CompletableFuture.supplyAsync(() -> cse.send(request), threads);
    }

    private ResponsePrimitive poll() {
        return cse.retrieve(METER, PCU);
    }

    private ResponsePrimitive answered(ResponsePrimitive polled, long status) {
        return answered((String) attribute(polled, "rqi"), status);
    }

    private ResponsePrimitive answered(String requestIdentifier, long status) {
        return cse.send(RequestPrimitive.notify(METER, PCU, response(requestIdentifier, status)));
    }

    private static Content response(String requestIdentifier, long status) {
        return new Content("m2m:rsp", Map.of("rsc", status, "rqi", requestIdentifier, "rvi", "4"));
    }

    private static RequestPrimitive notification() {
        return RequestPrimitive.notify(TestCse.ADMIN, METER, new Content("m2m:sgn", Map.of("sur", "/id-in/s")));
    }

    private static RequestPrimitive limited(RequestPrimitive request) {
        return request.withOptions(request.options().withRequestExpiration("20"));
    }
}
