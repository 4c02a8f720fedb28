// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResponseType.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** TS-0001 8.2.1: requests that are answered later. */
interface NonBlockingContract {

    ContractCse cse();

    @Test
    default void theResultOfASynchronousRequestIsFetched() {
        Registered ae = cse().register();

        ResponsePrimitive accepted = cse().send(creation(ae, Mode.NON_BLOCKING_SYNCH, Optional.empty()));

        assertThatResponse(accepted).is(ResponseStatusCode.ACCEPTED_NON_BLOCKING_SYNCH);
        String uri = (String) accepted.content().orElseThrow().value();
        ResponsePrimitive kept = await().until(() -> cse().retrieve(ae.id(), uri),
                request -> attribute(request, "rs").equals(1L));
        assertThat(((Map<?, ?>) attribute(kept, "ors")).get("rsc")).isEqualTo(2001L);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power")).is(ResponseStatusCode.OK);
    }

    @Test
    default void theResultOfAnAsynchronousRequestIsSent() {
        Registered ae = cse().register();
        RequestPrimitive request =
                creation(ae, Mode.NON_BLOCKING_ASYNCH,
                        Optional.of(List.of(cse().client().notificationUrl().toString())));

        ResponsePrimitive accepted = cse().send(request);

        assertThatResponse(accepted).is(ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH);
        assertThat(accepted.content().orElseThrow().name()).isEqualTo("m2m:uri");
        Content result = await().until(() -> results(request), list -> list.size() == 1).getFirst();
        assertThat(result.members()).containsEntry("rsc", 2001L).containsKey("pc");
    }

    @Test
    default void aRequestTakesPlaceWhenItsTimeHasCome() {
        Registered ae = cse().register();
        RequestPrimitive request = creation(ae, Mode.BLOCKING, Optional.empty()).with("oet", "200");

        assertThatResponse(cse().send(request)).is(ResponseStatusCode.CREATED);
    }

    /** TS-0001 8.1.2: nobody waits for what cannot be any more. */
    @Test
    default void aRequestThatExpiresBeforeItsTimeIsRefusedAtOnce() {
        Registered ae = cse().register();
        RequestPrimitive request = creation(ae, Mode.BLOCKING, Optional.empty()).with("oet", "600000");

        assertThatResponse(cse().send(request.withOptions(request.options().withRequestExpiration("500000"))))
                .isRefused(ResponseStatusCode.REQUEST_TIMEOUT, "rqet");
    }

    /** TS-0001 9.6.12: requestStatus PARTIALLY_COMPLETED, while members of a group have not answered. */
    @Test
    default void theResultOfAGroupRequestGrows() {
        Registered ae = cse().registerWithContainer();
        String far = "mn-" + ae.id();
        cse().create(ae.id(), ae.path(), 9, "m2m:grp", Map.of("rn", "all", "mnm", 3L, "mid",
                List.of("/" + far + "/cse-mn/far", ae.path() + "/power")));
        assertThatResponse(cse().sendDirectly(RequestPrimitive.create("/" + far, ContractCse.BASE, 16,
                new Content("m2m:csr", Map.of("rn", far, "cb", "/" + far + "/cse-mn", "csi", "/" + far, "rr", false,
                        "srv", List.of("4"))))))
                .is(ResponseStatusCode.CREATED);
        String channel = ContractCse.BASE + "/" + far + "/channel";
        cse().sendDirectly(RequestPrimitive.create("/" + far, ContractCse.BASE + "/" + far, 15,
                new Content("m2m:pch", Map.of("rn", "channel"))));
        RequestPrimitive request = RequestPrimitive.retrieve(ae.id(), ae.path() + "/all/fopt");

        String uri = (String) cse().send(request.withOptions(
                request.options().with(new ResponseType(Mode.NON_BLOCKING_SYNCH, Optional.empty())))).content()
                .orElseThrow().value();

        ResponsePrimitive partial = await().until(() -> cse().retrieve(ae.id(), uri),
                kept -> attribute(kept, "rs").equals(5L));
        assertThat(attribute(partial, "ors")).asString().contains("/power").doesNotContain("/far");
        ResponsePrimitive whole = await().until(() -> {
            answerNext("/" + far, channel);
            return cse().retrieve(ae.id(), uri);
        }, kept -> attribute(kept, "rs").equals(1L));
        assertThat(attribute(whole, "ors")).asString().contains("/power", "/far");
    }

    /** TS-0001 8.2.1.1: what is done soon is answered at once. */
    @Test
    default void aFlexBlockingRequestIsAnsweredAtOnceWhereThatIsPossible() {
        Registered ae = cse().register();

        assertThatResponse(cse().send(creation(ae, Mode.FLEX_BLOCKING, Optional.empty())))
                .is(ResponseStatusCode.CREATED).has("rn", "power");
    }

    /** TS-0001 9.6.12: the one whose request it is reads, changes the policies of, and deletes its request resource. */
    @Test
    default void aRequestResourceIsForItsOriginator() {
        Registered ae = cse().register();
        Registered other = cse().register();
        String uri =
                (String) cse().send(creation(ae, Mode.NON_BLOCKING_SYNCH, Optional.empty())).content().orElseThrow()
                        .value();

        assertThatResponse(cse().retrieve(other.id(), uri)).isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().retrieve(ae.id(), uri)).is(ResponseStatusCode.OK).has("org", ae.id()).has("op", 1L);
        assertThatResponse(cse().update(ae.id(), uri, "m2m:req", Map.of("rs", 1L)))
                .isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        Map<String, Object> all = Map.of("acr", List.of(Map.of("acor", List.of("all"), "acop", 63L)));
        assertThatResponse(cse().create(ae.id(), ae.path(), 1, "m2m:acp", Map.of("rn", "open", "pv", all, "pvs", all)))
                .is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().update(ae.id(), uri, "m2m:req", Map.of("acpi", List.of(ae.path() + "/open"))))
                .is(ResponseStatusCode.UPDATED);
        assertThatResponse(cse().retrieve(other.id(), uri)).is(ResponseStatusCode.OK);
        assertThatResponse(cse().delete(ae.id(), uri)).is(ResponseStatusCode.DELETED);
        assertThatResponse(cse().retrieve(ae.id(), uri)).isRefused(ResponseStatusCode.NOT_FOUND);
    }

    /** Answers the next request in a polling channel, if there is one. */
    private void answerNext(String owner, String channel) {
        RequestPrimitive poll = RequestPrimitive.retrieve(owner, channel + "/pcu");
        ResponsePrimitive polled = cse().sendDirectly(poll.withOptions(poll.options().withRequestExpiration("200")));
        if (polled.status() == ResponseStatusCode.OK) {
            cse().sendDirectly(RequestPrimitive.notify(owner, channel + "/pcu", new Content("m2m:rsp",
                    Map.of("rsc", 2000L, "rqi", attribute(polled, "rqi"), "rvi", "4"))));
        }
    }

    private static RequestPrimitive creation(Registered ae, Mode mode, Optional<List<String>> targets) {
        RequestPrimitive request =
                RequestPrimitive.create(ae.id(), ae.path(), 3, new Content("m2m:cnt", Map.of("rn", "power")));
        return request.withOptions(request.options().with(new ResponseType(mode, targets)));
    }

    private List<Content> results(RequestPrimitive request) {
        return cse().client().received().stream().flatMap(received -> received.content().stream())
                .filter(content -> content.name().equals("m2m:rsp"))
                .filter(content -> request.requestIdentifier().equals(content.members().get("rqi"))).toList();
    }
}
