// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TS-0001 8.1.2, Result Content: what each operation may be answered with, and what that looks like. */
interface ResultContract {
    Map<Operation, Set<Integer>> GRANTED = Map.of(Operation.CREATE, Set.of(0, 1, 2, 3, 9), Operation.RETRIEVE,
            Set.of(1, 4, 5, 6, 8, 12), Operation.UPDATE, Set.of(0, 1, 9), Operation.DELETE, Set.of(0, 1, 4, 5, 6, 8));

    ContractCse cse();

    @TestFactory
    default Stream<DynamicTest> anOperationIsAnsweredWithWhatFitsIt() {
        return GRANTED.keySet().stream().map(operation -> DynamicTest.dynamicTest(operation.name(), () -> {
            for (ResultContent result : ResultContent.values()) {
                boolean granted = GRANTED.get(operation).contains(result.number());
                Registered ae = cse().registerWithContainer();
                assertThat(cse().send(request(operation, ae), result).status().number() < 4000)
                        .as("rcn %d of a %s", result.number(), operation).isEqualTo(granted);
            }
        }));
    }

    /** Where the standard's table has a dash, and where a result content needs what the request has not. */
    @Test
    default void whatDoesNotFitIsSaidToBeFaulty() {
        Registered ae = cse().registerWithContainer();

        assertThatResponse(cse().send(request(Operation.UPDATE, ae), ResultContent.CHILD_RESOURCES))
                .isRefused(BAD_REQUEST, "rcn");
        assertThatResponse(cse().send(request(Operation.DELETE, ae), ResultContent.MODIFIED_ATTRIBUTES))
                .isRefused(BAD_REQUEST, "rcn");
        assertThatResponse(cse().send(request(Operation.RETRIEVE, ae), ResultContent.SEMANTIC_CONTENT))
                .isRefused(BAD_REQUEST, "rcn");
    }

    @Test
    default void childResourcesAreNestedByType() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "42");

        ResponsePrimitive children =
                cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()), ResultContent.CHILD_RESOURCES);

        assertThatResponse(children).is(OK).lacks("aei");
        Map<?, ?> container = first(children.content().orElseThrow().members(), "m2m:cnt");
        assertThat(container.get("rn")).isEqualTo("power");
        assertThat(first(container, "m2m:cin").get("con")).isEqualTo("42");
    }

    @Test
    default void anUpdateTellsOnlyWhatElseHasChanged() {
        Registered ae = cse().registerWithContainer();

        ResponsePrimitive modified = cse().send(request(Operation.UPDATE, ae), ResultContent.MODIFIED_ATTRIBUTES);

        assertThatResponse(modified).is(UPDATED).has("st", 1L).lacks("lbl").lacks("rn");
        assertThat(cse().send(request(Operation.UPDATE, ae), ResultContent.NOTHING).content()).isEmpty();
    }

    @Test
    default void aDeleteTellsWhatIsGoneOnlyWhereItIsAskedTo() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "42");

        assertThat(cse().delete(ae.id(), ae.path() + "/power/la").content()).isEmpty();
        ResponsePrimitive gone =
                cse().send(request(Operation.DELETE, ae), ResultContent.ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES);
        assertThatResponse(gone).has("rn", "power").has("cni", 0L);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power")).isRefused(NOT_FOUND);
    }

    /** TS-0001 8.1.2: a discovery answers with addresses, or as references where these are asked for. */
    @Test
    default void referencesSayNameTypeAndAddress() {
        Registered ae = cse().registerWithContainer();

        ResponsePrimitive references =
                cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()), ResultContent.CHILD_RESOURCE_REFERENCES);

        assertThatResponse(references)
                .has("ch", List.of(Map.of("nm", "power", "typ", 3L, "val", ae.path() + "/power")));
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/power#lbl")).isRefused(NOT_FOUND);
    }

    private static RequestPrimitive request(Operation operation, Registered ae) {
        Content content = new Content("m2m:cnt", Map.of("lbl", List.of("x")));
        String container = ae.path() + "/power";
        return switch (operation) {
            case CREATE -> RequestPrimitive.create(ae.id(), container, 3, content);
            case UPDATE -> RequestPrimitive.update(ae.id(), container, content);
            case DELETE -> RequestPrimitive.delete(ae.id(), container);
            default -> RequestPrimitive.retrieve(ae.id(), container);
        };
    }

    private static Map<?, ?> first(Map<?, ?> members, String name) {
        return (Map<?, ?>) ((List<?>) members.get(name)).getFirst();
    }
}
