// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.21: applications that cannot be reached, and ask. */
interface PollingContract {

    ContractCse cse();

    @Test
    default void anApplicationFetchesRequestsAndAnswersThem() {
        Registered ae = polling();
        RequestPrimitive notification = RequestPrimitive.notify(ContractCse.ADMIN, ae.path(),
                new Content("m2m:sgn", Map.of("sur", "/id-in/direct")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<ResponsePrimitive> answer =
                    CompletableFuture.supplyAsync(() -> cse().send(notification), threads);

            ResponsePrimitive polled = cse().retrieve(ae.id(), ae.path() + "/channel/pcu");
            assertThatResponse(polled).is(ResponseStatusCode.OK).has("op", 5L).has("fr", ContractCse.ADMIN);
            assertThat(polled.content().orElseThrow().name()).isEqualTo("m2m:rqp");
            answer(ae, polled, ResponseStatusCode.CONTENTS_UNACCEPTABLE);

            assertThatResponse(answer.join()).is(ResponseStatusCode.CONTENTS_UNACCEPTABLE);
        }
    }

    @Test
    default void anApplicationThatPollsIsToldOfWhatItHasSubscribedTo() {
        Registered ae = polling();
        cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "power"));
        cse().create(ae.id(), ae.path() + "/power", 23, "m2m:sub",
                Map.of("nu", List.of("/id-in/" + ae.id()), "enc", Map.of("net", List.of(3L))));

        cse().instance(ae, "44");

        ResponsePrimitive polled = cse().retrieve(ae.id(), ae.path() + "/channel/pcu");
        assertThat(polled.content().orElseThrow().value().toString()).contains("con=44");
        answer(ae, polled, ResponseStatusCode.OK);
    }

    @Test
    default void aPollWithoutARequestTimesOut() {
        Registered ae = polling();
        RequestPrimitive poll = RequestPrimitive.retrieve(ae.id(), ae.path() + "/channel/pcu");

        assertThatResponse(cse().send(poll.withOptions(poll.options().withRequestExpiration("1500"))))
                .isRefused(ResponseStatusCode.REQUEST_TIMEOUT);
    }

    /** TS-0004 7.4.22 (Release 4), requestAggregation. */
    @Test
    default void requestsAreFetchedTogetherWhereTheChannelSaysSo() {
        Registered ae = polling();
        assertThatResponse(cse().update(ae.id(), ae.path() + "/channel", "m2m:pch", Map.of("rqag", true)))
                .is(ResponseStatusCode.UPDATED);
        RequestPrimitive notification = RequestPrimitive.notify(ContractCse.ADMIN, ae.path(),
                new Content("m2m:sgn", Map.of("sur", "/id-in/direct")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<ResponsePrimitive> answer =
                    CompletableFuture.supplyAsync(() -> cse().sendDirectly(notification), threads);

            ResponsePrimitive polled = cse().retrieve(ae.id(), ae.path() + "/channel/pcu");
            assertThat(polled.content().orElseThrow().name()).isEqualTo("m2m:agrp");
            Map<?, ?> request = (Map<?, ?>) ((List<?>) attribute(polled, "m2m:rqp")).getFirst();
            answer(ae, request.get("rqi"), ResponseStatusCode.OK);

            assertThatResponse(answer.join()).is(ResponseStatusCode.OK);
        }
    }

    /** TS-0001 9.6.22, pollingChannelURI: for its owner alone, who has no more than one channel. */
    @Test
    default void aChannelIsForItsOwner() {
        Registered ae = polling();

        assertThatResponse(cse().retrieve(ContractCse.ADMIN, ae.path() + "/channel/pcu"))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().create(cse().register().id(), ae.path(), 15, "m2m:pch", Map.of()))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().delete(ae.id(), ae.path() + "/channel")).is(ResponseStatusCode.DELETED);
    }

    private Registered polling() {
        Registered ae = cse().register(Map.of("rr", false));
        assertThatResponse(cse().create(ae.id(), ae.path(), 15, "m2m:pch", Map.of("rn", "channel")))
                .is(ResponseStatusCode.CREATED);
        return ae;
    }

    private void answer(Registered ae, ResponsePrimitive polled, ResponseStatusCode status) {
        answer(ae, attribute(polled, "rqi"), status);
    }

    private void answer(Registered ae, Object requestIdentifier, ResponseStatusCode status) {
        Content response = new Content("m2m:rsp",
                Map.of("rsc", (long) status.number(), "rqi", requestIdentifier, "rvi", "4"));
        assertThatResponse(cse().send(RequestPrimitive.notify(ae.id(), ae.path() + "/channel/pcu", response)))
                .is(ResponseStatusCode.OK);
    }
}
