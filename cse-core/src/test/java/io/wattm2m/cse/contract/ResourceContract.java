// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creating, changing and deleting resources. */
interface ResourceContract {
    int MANY = 100;

    ContractCse cse();

    @Test
    default void anInstanceIsTheLatestUntilTheNextOneComes() {
        Registered ae = cse().registerWithContainer();

        cse().instance(ae, "first");
        cse().instance(ae, "second");

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/la")).is(ResponseStatusCode.OK)
                .has("con", "second");
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/ol")).is(ResponseStatusCode.OK)
                .has("con", "first");
        assertThatResponse(cse().delete(ae.id(), ae.path() + "/power/la")).is(ResponseStatusCode.DELETED);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power")).has("cni", 1L);
    }

    @Test
    default void contentInAnyLanguageComesBackAsItWas() {
        Registered ae = cse().registerWithContainer();
        String content = "전력 42,5 kW – größer als \"30\" \\ 😀\n\t€";

        assertThatResponse(cse().instance(ae, content)).is(ResponseStatusCode.CREATED).has("con", content);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/la")).has("con", content);
    }

    @Test
    default void contentMayBeAStructure() {
        Registered ae = cse().registerWithContainer();
        Map<String, Object> structure = Map.of("power", 295.4, "on", true, "phases", List.of(1L, 2L, 3L));

        cse().create(ae.id(), ae.path() + "/power", 4, "m2m:cin", Map.of("con", structure));

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/la")).has("con", structure);
    }

    @Test
    default void anInstanceOfSomeKilobytesIsNoProblem() {
        Registered ae = cse().registerWithContainer();
        String content = "0123456789".repeat(2_000);

        assertThatResponse(cse().instance(ae, content)).is(ResponseStatusCode.CREATED);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power/la")).has("con", content).has("cs", 20_000L);
    }

    @Test
    default void anUpdateChangesWhatItNamesAndRemovesWhatIsNull() {
        Registered ae = cse().registerWithContainer();
        cse().update(ae.id(), ae.path() + "/power", "m2m:cnt", Map.of("lbl", List.of("a"), "mni", 5L));

        assertThatResponse(cse().update(ae.id(), ae.path() + "/power", "m2m:cnt", Map.of("lbl", Null.NULL)))
                .is(ResponseStatusCode.UPDATED);

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power")).has("mni", 5L).lacks("lbl");
    }

    @Test
    default void whatIsDeletedIsGoneWithAllBelowIt() {
        Registered ae = cse().registerWithContainer();
        String instance = id(cse().instance(ae, "1"));

        assertThatResponse(cse().delete(ae.id(), ae.path() + "/power")).is(ResponseStatusCode.DELETED);

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power")).isRefused(ResponseStatusCode.NOT_FOUND);
        assertThatResponse(cse().retrieve(ae.id(), instance)).isRefused(ResponseStatusCode.NOT_FOUND);
    }

    @Test
    default void theOriginatorChoosesWhatACreateAnswers() {
        Registered ae = cse().register();

        ResponsePrimitive nothing = cse().send(container(ae, "a"), ResultContent.NOTHING);
        ResponsePrimitive address = cse().send(container(ae, "b"), ResultContent.HIERARCHICAL_ADDRESS);
        ResponsePrimitive both = cse().send(container(ae, "c"), ResultContent.HIERARCHICAL_ADDRESS_AND_ATTRIBUTES);
        ResponsePrimitive modified = cse().send(container(ae, "d"), ResultContent.MODIFIED_ATTRIBUTES);

        assertThat(nothing.content()).isEmpty();
        assertThat(address.content()).hasValueSatisfying(content -> {
            assertThat(content.name()).isEqualTo("m2m:uri");
            assertThat((String) content.value()).endsWith(ae.path() + "/b");
        });
        assertThat(both.content()).hasValueSatisfying(content -> {
            assertThat(content.name()).isEqualTo("m2m:rce");
            assertThat(content.members()).containsKeys("uri", "m2m:cnt");
        });
        assertThatResponse(modified).is(ResponseStatusCode.CREATED).has("cni", 0L).lacks("lbl");
    }

    @Test
    default void aDeletedResourceIsShownOnRequest() {
        Registered ae = cse().registerWithContainer();

        ResponsePrimitive deleted =
                cse().send(RequestPrimitive.delete(ae.id(), ae.path() + "/power"), ResultContent.ATTRIBUTES);

        assertThatResponse(deleted).is(ResponseStatusCode.DELETED).has("rn", "power");
    }

    @Test
    default void manyInstancesAtATimeAreAllCounted() throws InterruptedException, ExecutionException {
        Registered ae = cse().registerWithContainer();

        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ResponsePrimitive>> requests = IntStream.range(0, MANY)
                    .<Callable<ResponsePrimitive>>mapToObj(number -> () -> cse().instance(ae, "n" + number)).toList();
            for (Future<ResponsePrimitive> response : senders.invokeAll(requests)) {
                assertThatResponse(response.get()).is(ResponseStatusCode.CREATED);
            }
        }

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power")).has("cni", (long) MANY).has("st",
                (long) MANY);
    }

    private static RequestPrimitive container(Registered ae, String name) {
        return RequestPrimitive.create(ae.id(), ae.path(), 3,
                new Content("m2m:cnt", Map.of("rn", name, "lbl", List.of("kind:power"))));
    }
}
