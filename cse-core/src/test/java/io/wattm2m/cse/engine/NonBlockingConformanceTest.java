// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ACCEPTED_NON_BLOCKING_SYNCH;
import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import io.wattm2m.cse.testing.TestCse;
import io.wattm2m.cse.type.RequestType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** TS-0001 8.2.1, 9.6.12 and 10.2.5, TS-0004 7.3.2.3 and 7.4.12: requests that are answered later. */
class NonBlockingConformanceTest extends LaterRequests {

    @Test
    void aSynchronousRequestIsAcknowledgedWithTheAddressOfItsResult() {
        ResponsePrimitive accepted = cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH)));

        assertThatResponse(accepted).is(ACCEPTED_NON_BLOCKING_SYNCH);
        assertThat(accepted.content().orElseThrow().name()).isEqualTo("m2m:uri");
        assertThat(accepted.parameter("rvi")).contains("4");
        Map<?, ?> result = result(uri(accepted));
        assertThat(result.get("rsc")).isEqualTo(2001L);
        assertThat(result.get("rqi")).isEqualTo(accepted.requestIdentifier());
        assertThatResponse(cse.retrieve(METER, "cse-in/meter/power")).is(OK);
        assertThat(inbox.received()).isEmpty();
    }

    @Test
    void theRequestResourceTellsWhatWasAsked() {
        RequestPrimitive request = creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH)).with("vsi", "x");
        String uri = uri(cse.send(request));

        await().until(() -> status(uri), status -> status == 1);

        ResponsePrimitive kept = cse.retrieve(METER, uri);
        assertThatResponse(kept).has("op", 1L).has("tg", "cse-in/meter").has("org", METER)
                .has("rid", request.requestIdentifier()).has("lbl", List.of(METER))
                .has("pc", Map.of("m2m:cnt", Map.of("rn", "power"))).has("et", "20260105T111500,000000");
        assertThat((Map<?, ?>) attribute(kept, "mi")).isEqualTo(
                Map.of("ty", 3L, "rvi", "4", "vsi", "x", "rt", Map.of("rtv", 1L)));
    }

    @Test
    void aFailureIsAResultToo() {
        RequestPrimitive request = RequestPrimitive.retrieve(METER, "cse-in/meter/nothing");
        String uri = uri(cse.send(request.withOptions(mode(Mode.NON_BLOCKING_SYNCH))));

        assertThat(result(uri).get("rsc")).isEqualTo(4004L);
        assertThat(status(uri)).isEqualTo(2);
    }

    @Test
    void aRequestThatIsNotValidIsRefusedAtOnce() {
        RequestPrimitive request = RequestPrimitive.retrieve("bad originator", "cse-in");

        assertThatResponse(cse.send(request.withOptions(mode(Mode.NON_BLOCKING_SYNCH)))).isRefused(BAD_REQUEST, "fr");
        assertThatResponse(cse.send(request.withFrom(METER).withOptions(mode(Mode.NO_RESPONSE))))
                .isRefused(NOT_IMPLEMENTED, "rt 5");
    }

    /** TS-0001 9.6.12: the originator retrieves and deletes it, nobody creates one. */
    @Test
    void onlyTheOriginatorMaySeeAndDeleteIt() {
        String uri = uri(cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH))));
        await().until(() -> status(uri), status -> status == 1);

        cse.register("other", "Cother");
        assertThatResponse(cse.retrieve("Cother", uri)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.update(METER, uri, "m2m:req", Map.of("et", "20270101T000000")))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.update(TestCse.ADMIN, uri, "m2m:req", Map.of("et", "20270101T000000")))
                .isRefused(BAD_REQUEST);
        assertThatResponse(cse.create(METER, "cse-in", 17, "m2m:req", Map.of())).is(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.create(TestCse.ADMIN, "cse-in", 17, "m2m:req", Map.of())).is(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.delete(METER, uri)).is(DELETED);
        assertThatResponse(cse.retrieve(METER, uri)).is(NOT_FOUND);
    }

    /** TS-0001 9.6.12: its originator may retrieve and delete it, whoever may use what is around it. */
    @Test
    void nobodyElseMaySeeItWhereThePolicyOfTheParentCounts() {
        cse.close();
        cse = TestCse.start(Map.of("cse.without-policy", "parent"), inbox);
        register();
        cse.register("other", "Cother");
        String uri = uri(cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH))));

        result(uri);

        assertThatResponse(cse.retrieve("Cother", uri)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.create(METER, uri, 23, "m2m:sub", Map.of("nu", List.of(METER))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void itsOriginatorMayOpenItToOthers() {
        cse.register("other", "Cother");
        cse.create(METER, METER, 1, "m2m:acp", Map.of("rn", "acp", "pv", rules("Cother"), "pvs", rules(METER)));
        String uri = uri(cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH))));
        result(uri);

        assertThatResponse(cse.update(METER, uri, "m2m:req", Map.of("acpi", List.of("cse-in/meter/acp")))).is(UPDATED);

        assertThatResponse(cse.retrieve("Cother", uri)).is(OK);
    }

    @Test
    void anAsynchronousResultIsSentAgainWhereItsTargetCannotBeReached() {
        cse.close();
        cse = TestCse.start(Map.of("notify.first-pause", "10 ms", "notify.max-pause", "50 ms"), inbox);
        register();
        inbox.unplug();

        cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_ASYNCH, List.of("test://one"))));
        await().until(inbox::missed, missed -> missed >= 3);
        inbox.plug();

        await().until(inbox::received, list -> list.size() == 1);
    }

    /** TS-0001 9.6.12, requestStatus. */
    @Test
    void aRequestThatAnotherCseHasIsForwarded() {
        CountDownLatch answered = new CountDownLatch(1);
        inbox.answer(request -> {
            uninterruptibly(answered);
            return ResponsePrimitive.of(OK, request);
        });
        cse.create("/mn1", "cse-in", 16, "m2m:csr", Map.of("cb", "/mn1/cse-mn", "rr", true, "srv", List.of("4"),
                "poa", List.of("test://mn1"), "csi", "/mn1"));

        RequestPrimitive request = RequestPrimitive.retrieve(METER, "/mn1/cse-mn/thing");
        String uri = uri(cse.send(request.withOptions(mode(Mode.NON_BLOCKING_SYNCH))));
        String later = uri(cse.send(request.withRequestIdentifier("later").with("oet", "60000")
                .withOptions(mode(Mode.NON_BLOCKING_SYNCH))));
        assertThat(status(uri)).isEqualTo(RequestType.FORWARDED);
        assertThat(status(later)).isEqualTo(RequestType.PENDING);
        cse.clock().advance(Duration.ofMinutes(1));
        await().until(() -> status(later), status -> status == RequestType.FORWARDED);

        answered.countDown();
        await().untilAsserted(() -> assertThatResponse(cse.retrieve(METER, uri)).has("rs", RequestType.COMPLETED));
    }

    @Test
    void anAsynchronousResultGoesToTheOriginator() {
        ResponsePrimitive accepted = cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_ASYNCH)));

        assertThatResponse(accepted).is(ACCEPTED_NON_BLOCKING_ASYNCH);
        assertThat(result(uri(accepted)).get("rsc")).isEqualTo(2001L);
        RequestPrimitive told = await().until(inbox::received, list -> list.size() == 1).getFirst();
        assertThat(told.to()).isEqualTo("/id-in/Cmeter");
        assertThat(told.from()).contains("/id-in");
        assertThat(told.content().orElseThrow().name()).isEqualTo("m2m:rsp");
        assertThat(told.content().orElseThrow().members()).containsEntry("rsc", 2001L)
                .containsEntry("rqi", accepted.requestIdentifier()).containsKey("pc");
    }

    @Test
    void anAsynchronousResultGoesToWhomItIsMeantFor() {
        List<String> targets = List.of("test://one", "test://down", "test://two");

        cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_ASYNCH, targets)));

        await().until(inbox::received, list -> list.size() == 2);
        assertThat(inbox.received()).extracting(RequestPrimitive::to).containsExactlyInAnyOrder("test://one",
                "test://two");
    }

    /** TS-0004 7.3.2.3: an empty list of targets means that nobody is told. */
    @Test
    void anEmptyListOfTargetsMeansSilence() {
        ResponsePrimitive accepted =
                cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_ASYNCH, List.of())));

        assertThatResponse(accepted).is(ACCEPTED_NON_BLOCKING_ASYNCH);
        result(uri(accepted));
        cse.close();
        assertThat(inbox.received()).isEmpty();
    }

    @Test
    void aFlexibleRequestIsAnsweredAtOnceWhereThatIsPossible() {
        assertThatResponse(cse.send(creation("power").withOptions(mode(Mode.FLEX_BLOCKING)))).is(CREATED);
    }

    @Test
    void aCseWithoutRequestResourcesRefusesSynchronousRequests() {
        cse.close();
        cse = TestCse.start(Map.of("request.non-blocking", "false"), inbox);
        register();

        assertThatResponse(cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_SYNCH))))
                .isRefused(NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED, "rt");
        ResponsePrimitive accepted = cse.send(creation("power").withOptions(mode(Mode.NON_BLOCKING_ASYNCH)));
        assertThatResponse(accepted).is(ACCEPTED_NON_BLOCKING_ASYNCH);
        assertThat(accepted.content()).isEmpty();
        await().until(inbox::received, list -> list.size() == 1);
    }

    private static Map<String, Object> rules(String originator) {
        return Map.of("acr", List.of(Map.of("acor", List.of(originator), "acop", 63L)));
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
