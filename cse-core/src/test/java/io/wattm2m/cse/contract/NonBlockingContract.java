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
