// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Retrieving in parts, with children, and by discovery. */
interface RetrievalContract {

    ContractCse cse();

    @Test
    default void childrenAndReferencesComeOnRequest() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");
        RequestPrimitive retrieve = RequestPrimitive.retrieve(ae.id(), ae.path());

        ResponsePrimitive children = cse().send(retrieve, ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES);
        ResponsePrimitive references = cse().send(retrieve, ResultContent.ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES);

        assertThat(children.content().orElseThrow().members()).containsKeys("aei", "m2m:cnt");
        assertThat(references.content().orElseThrow().members()).containsKeys("aei", "ch");
    }

    @Test
    default void onlyTheAttributesThatAreAskedForCome() {
        Registered ae = cse().registerWithContainer();

        ResponsePrimitive partial = cse().send(new RequestPrimitive(Operation.RETRIEVE, ae.path() + "/power",
                Optional.of(ae.id()), "partial-1", OptionalInt.empty(),
                Optional.of(new Content("m2m:atrl", List.of("rn", "cni"))), RequestPrimitive.Options.DEFAULT, Map.of(),
                Peer.LOCAL));

        assertThat(partial.content().orElseThrow().members()).containsOnlyKeys("rn", "cni");
    }

    @Test
    default void aSingleAttributeMayBeNamedInTheAddress() {
        Registered ae = cse().registerWithContainer();

        ResponsePrimitive partial = cse().retrieve(ae.id(), ae.path() + "/power#cni");

        assertThat(partial.content().orElseThrow().members()).containsOnlyKeys("cni");
    }

    @Test
    default void discoveryFindsByLabelAndType() {
        Registered ae = cse().register();
        container(ae, "roof", "site:roof top+");
        container(ae, "cellar", "site:cellar");

        ResponsePrimitive found = cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()),
                discovery(Page.ALL, new Condition(Tag.LABELS, "lbl", List.of("site:roof top+", "site:none")),
                        new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3", "4"))));

        assertThatResponse(found).is(ResponseStatusCode.OK);
        assertThat((List<?>) found.content().orElseThrow().value()).singleElement().asString()
                .endsWith(ae.path() + "/roof");
    }

    @Test
    default void discoveryReturnsNoMoreThanItsLimit() {
        Registered ae = cse().register();
        List.of("a", "b", "c").forEach(name -> container(ae, name, "kind:power"));

        ResponsePrimitive found = cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()),
                discovery(new Page(OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty()),
                        new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3"))));

        assertThat((List<?>) found.content().orElseThrow().value()).hasSize(2);
    }

    @Test
    default void discoveryThatFindsNothingIsAnEmptyList() {
        Registered ae = cse().register();

        ResponsePrimitive found = cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()),
                discovery(Page.ALL, new Condition(Tag.LABELS, "lbl", List.of("none"))));

        assertThatResponse(found).lists();
    }

    private void container(Registered ae, String name, String label) {
        assertThatResponse(
                cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", name, "lbl", List.of(label))))
                .is(ResponseStatusCode.CREATED);
    }

    private static FilterCriteria discovery(Page page, Condition... conditions) {
        return new FilterCriteria(Usage.DISCOVERY, Join.AND, List.of(conditions), page, Optional.empty());
    }
}
