// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ACCEPTED_NON_BLOCKING_SYNCH;
import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.testing.TestCse;
import io.wattm2m.cse.type.RequestType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0001 8.1.2 and 9.6.12: when a request is carried out, how long it and its result are of use. */
class RequestTimesConformanceTest extends LaterRequests {

    @Test
    void anAsynchronousResultIsNotSentAgainWhenItIsOfNoUseAnyMore() {
        cse.close();
        cse = TestCse.start(Map.of("notify.first-pause", "50 ms", "notify.max-pause", "50 ms"), inbox);
        register();
        inbox.unplug();
        RequestPrimitive request = creation("power").with("rset", "60000");

        cse.send(request.withOptions(mode(Mode.NON_BLOCKING_ASYNCH, List.of("test://one"))));
        await().until(inbox::missed, missed -> missed >= 1);
        cse.clock().advance(Duration.ofMinutes(2));
        cse.close();
        inbox.plug();

        assertThat(inbox.received()).isEmpty();
    }

    @Test
    void aFlexibleRequestThatHasToWaitIsAnsweredLater() {
        RequestPrimitive later = creation("power").with("oet", "3600000");

        assertThatResponse(cse.send(later.withOptions(mode(Mode.FLEX_BLOCKING)))).is(ACCEPTED_NON_BLOCKING_SYNCH);
        assertThatResponse(cse.send(later.withOptions(mode(Mode.FLEX_BLOCKING, List.of("test://one")))))
                .is(ACCEPTED_NON_BLOCKING_ASYNCH);
    }

    /** TS-0001 8.1.2, Operation Execution Time. */
    @Test
    void aRequestIsCarriedOutWhenItsTimeHasCome() {
        RequestPrimitive later = creation("power").with("oet", "20260105T111500");
        String uri = uri(cse.send(later.withOptions(mode(Mode.NON_BLOCKING_SYNCH))));

        assertThat(status(uri)).isEqualTo(3);
        assertThatResponse(cse.retrieve(METER, "cse-in/meter/power")).is(NOT_FOUND);

        cse.clock().advance(Duration.ofHours(1));
        assertThat(result(uri).get("rsc")).isEqualTo(2001L);
    }

    @Test
    void aBlockingRequestWaitsForItsTime() {
        RequestPrimitive later = creation("power").with("oet", "20000");
        CompletableFuture<ResponsePrimitive> answer = CompletableFuture.supplyAsync(() -> cse.send(later));

        await().during(Duration.ofMillis(300)).until(() -> !answer.isDone());
        cse.clock().advance(Duration.ofSeconds(20));

        assertThatResponse(answer.join()).is(CREATED);
    }

    @Test
    void aBlockingRequestDoesNotWaitForEver() {
        assertThatResponse(cse.send(creation("power").with("oet", "3600000"))).isRefused(REQUEST_TIMEOUT, "oet");
    }

    @Test
    void aTimeThatIsPastMeansNow() {
        assertThatResponse(cse.send(creation("power").with("oet", "20200101T000000"))).is(CREATED);
    }

    /** TS-0001 8.1.2: what has expired is not carried out, and a result that has expired is not told. */
    @Test
    void whatHasExpiredIsNotCarriedOut() {
        RequestPrimitive later = creation("power").with("oet", "60000").with("rset", "120000");
        String uri = uri(cse.send(later.withOptions(mode(Mode.NON_BLOCKING_ASYNCH))));

        cse.clock().advance(Duration.ofMinutes(3));

        assertThat(result(uri).get("rsc")).isEqualTo(4008L);
        assertThatResponse(cse.retrieve(METER, "cse-in/meter/power")).is(NOT_FOUND);
        assertThat(inbox.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"oet,60000,rset,30000", "rset,20200101T000000,ec,2"})
    void timesThatCannotBeMetAreRefused(String one, String time, String other, String otherTime) {
        assertThatResponse(cse.send(creation("power").with(one, time).with(other, otherTime)))
                .isRefused(REQUEST_TIMEOUT, "rset");
    }

    @Test
    void aResultCannotExpireBeforeItsRequest() {
        RequestPrimitive request = creation("power").with("rset", "1000");

        assertThatResponse(cse.send(request.withOptions(request.options().withRequestExpiration("2000"))))
                .isRefused(BAD_REQUEST, "rset");
    }

    /** TS-0001 8.1.2, Result Persistence; TS-0009 shows a duration. */
    @ParameterizedTest
    @CsvSource({"20260105T121500,20260105T121500", "7200000,20260105T121500", "PT2H,20260105T121500",
        "P99999D,20360103T101500", "20200101T000000,20260105T111500"})
    void theResultIsKeptAsLongAsAskedFor(String persistence, String end) {
        RequestPrimitive request = creation("power").with("rp", persistence);
        String uri = uri(cse.send(request.withOptions(mode(Mode.NON_BLOCKING_SYNCH))));

        assertThat((String) attribute(cse.retrieve(METER, uri), "et")).startsWith(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PX", "soon", "P"})
    void aPersistenceThatIsNoTimeIsRefused(String persistence) {
        assertThatResponse(cse.send(creation("power").with("rp", persistence))).isRefused(BAD_REQUEST, "rp");
    }

    @Test
    void theResultIsGoneAfterItsLife() {
        String uri = uri(cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH))));
        result(uri);

        cse.clock().advance(Duration.ofMinutes(61));

        assertThatResponse(cse.retrieve(METER, uri)).is(NOT_FOUND);
    }

    @Test
    void noMoreRequestsWaitThanMay() {
        cse.close();
        cse = TestCse.start(Map.of("request.pending", "1"), inbox);
        register();
        RequestPrimitive later = creation("power").with("oet", "60000").withOptions(mode(Mode.NON_BLOCKING_SYNCH));

        assertThatResponse(cse.send(later)).is(ACCEPTED_NON_BLOCKING_SYNCH);
        assertThatResponse(cse.send(later)).isRefused(NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED, "request.pending");
    }

    @Test
    void aRequestWhoseTimeHasNotComeIsCarriedOutAfterARestart() {
        RequestPrimitive later = creation("power").with("oet", "60000");
        String uri = uri(cse.send(later.withOptions(mode(Mode.NON_BLOCKING_ASYNCH))));

        restart();
        assertThat(status(uri)).isEqualTo(3);
        cse.clock().advance(Duration.ofMinutes(1));

        assertThat(result(uri).get("rsc")).isEqualTo(2001L);
        await().until(inbox::received, list -> list.size() == 1);
    }

    /** Nobody knows how far it got, so it is not carried out twice. */
    @Test
    void aRequestThatWasUnderWayHasFailedAfterARestart() {
        RequestPrimitive later = creation("power").with("oet", "60000");
        String uri = uri(cse.send(later.withOptions(mode(Mode.NON_BLOCKING_ASYNCH))));
        store.write(tree -> tree.byPath(uri.substring("/id-in/".length())).map(before -> Changes.adjusted(before,
                before.with(RequestType.META_INFORMATION, Map.of("ty", 3L, "rvi", "4", "rt", Map.of("rtv", 2L)))))
                .orElseThrow());

        restart();

        assertThat(result(uri).get("rsc")).isEqualTo(5000L);
        assertThat(status(uri)).isEqualTo(2);
        assertThatResponse(cse.retrieve(METER, "cse-in/meter/power")).is(NOT_FOUND);
        await().until(inbox::received, list -> list.size() == 1);
    }
}
