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
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.6: criteria and pages of a discovery. */
interface DiscoveryContract {

    ContractCse cse();

    @Test
    default void whatIsWithinAnAreaIsFound() {
        Registered ae = cse().register();
        located(ae, "inside", "[126.9,37.5]");
        located(ae, "outside", "[139.7,35.7]");

        ResponsePrimitive found = discover(ae, Page.ALL, Optional.empty(),
                condition(Tag.GEO_GEOMETRY_TYPE, "3"), condition(Tag.GEO_SPATIAL_FUNCTION, "1"),
                condition(Tag.GEO_GEOMETRY, "[[[126,37],[127,37],[127,38],[126,38],[126,37]]]"));

        assertThatResponse(found).lists(ae.path() + "/inside");
    }

    /** TS-0001 8.1.2: childLabels, childAttribute and parentAttribute. */
    @Test
    default void resourcesAreFoundByTheirChildrenAndParents() {
        Registered ae = cse().registerWithContainer();
        assertThatResponse(cse().create(ae.id(), ae.path() + "/power", 4, "m2m:cin",
                Map.of("con", "on", "lbl", List.of("switched")))).is(ResponseStatusCode.CREATED);

        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), condition(Tag.CHILD_LABELS, "switched")))
                .lists(ae.path() + "/power");
        assertThatResponse(discover(ae, Page.ALL, Optional.empty(),
                new Condition(Tag.CHILD_ATTRIBUTE, "con", List.of("o*")))).lists(ae.path() + "/power");
        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), condition(Tag.RESOURCE_TYPE, "3"),
                new Condition(Tag.PARENT_ATTRIBUTE, "api", List.of("Ntest")))).lists(ae.path() + "/power");
    }

    @Test
    default void aResultComesInPages() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");
        cse().instance(ae, "2");

        ResponsePrimitive first = discover(ae, page(1), Optional.empty(), condition(Tag.RESOURCE_TYPE, "4"));
        ResponsePrimitive second = discover(ae, page(2), Optional.empty(), condition(Tag.RESOURCE_TYPE, "4"));

        assertThat(first.parameter("cnst")).contains("1");
        assertThat(first.parameter("cnot")).contains("2");
        assertThat(second.parameter("cnst")).contains("2");
        assertThat(second.parameter("cnot")).isEmpty();
    }

    @Test
    default void aRelativePathLeadsToTheLatestInstance() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");

        assertThatResponse(discover(ae, Page.ALL, Optional.of("la"), condition(Tag.RESOURCE_TYPE, "3")))
                .lists(ae.path() + "/power/la");
    }

    /** TS-0001 8.1.2, level. */
    @Test
    default void aDiscoveryGoesNoDeeperThanItsLevel() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");
        Page direct = new Page(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.empty());

        assertThatResponse(discover(ae, direct, Optional.empty())).lists(ae.path() + "/power");
        Page targetOnly = new Page(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.empty());
        assertThatResponse(discover(ae, targetOnly, Optional.empty())).lists();
    }

    /** TS-0001 10.2.6: conditions without a discovery are conditions of the operation. */
    @Test
    default void anOperationMayBeConditional() {
        Registered ae = cse().registerWithContainer();
        RequestPrimitive retrieve = RequestPrimitive.retrieve(ae.id(), ae.path() + "/power");
        RequestPrimitive update = RequestPrimitive.update(ae.id(), ae.path() + "/power",
                new Content("m2m:cnt", Map.of("lbl", List.of("x"))));
        RequestPrimitive delete = RequestPrimitive.delete(ae.id(), ae.path() + "/power");

        for (RequestPrimitive request : List.of(retrieve, update, delete)) {
            assertThatResponse(cse().send(request, conditional(condition(Tag.STATE_TAG_BIGGER, "7"))))
                    .isRefused(ResponseStatusCode.NOT_FOUND);
        }
        for (RequestPrimitive request : List.of(retrieve, update, delete)) {
            assertThat(cse().send(request, conditional(condition(Tag.STATE_TAG_SMALLER, "7"))).status())
                    .isIn(ResponseStatusCode.OK, ResponseStatusCode.UPDATED, ResponseStatusCode.DELETED);
        }
        assertThatResponse(cse().send(retrieve)).isRefused(ResponseStatusCode.NOT_FOUND);
    }

    /** TS-0001 8.1.2: with child resources in the result, the criteria choose these. */
    @Test
    default void criteriaChooseAmongTheDescendantsOfAResult() {
        Registered ae = cse().registerWithContainer();
        cse().instance(ae, "1");
        RequestPrimitive retrieve = RequestPrimitive.retrieve(ae.id(), ae.path());

        ResponsePrimitive result = cse().send(retrieve.withOptions(retrieve.options()
                .with(ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES)
                .with(conditional(condition(Tag.RESOURCE_TYPE, "4")))));

        assertThatResponse(result).is(ResponseStatusCode.OK).has("aei", ae.id()).lacks("m2m:cnt");
        assertThat(result.content().orElseThrow().members()).containsKey("m2m:cin");
    }

    @Test
    default void aDiscoveryMayAnswerWithReferences() {
        Registered ae = cse().registerWithContainer();
        RequestPrimitive retrieve = RequestPrimitive.retrieve(ae.id(), ae.path());

        ResponsePrimitive result = cse().send(retrieve.withOptions(retrieve.options()
                .with(ResultContent.CHILD_RESOURCE_REFERENCES).with(new FilterCriteria(Usage.DISCOVERY, Join.AND,
                        List.of(condition(Tag.RESOURCE_TYPE, "3")), Page.ALL, Optional.empty()))));

        assertThat(result.content().orElseThrow().name()).isEqualTo("m2m:rrl");
        assertThat(result.content().orElseThrow().value().toString()).contains("nm=power",
                "val=" + ae.path() + "/power");
    }

    /** TS-0001 10.2.6: never what the originator may not discover, and nothing of an AE that is INACTIVE. */
    @Test
    default void onlyWhatMayBeDiscoveredIsFound() {
        Registered owner = cse().registerWithContainer();
        Registered other = cse().register();

        assertThatResponse(discover(other, owner.path())).isRefused(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThat(found(other, ContractCse.BASE)).contains(other.path()).doesNotContain(owner.path(),
                owner.path() + "/power");
        assertThat(found(owner, ContractCse.BASE)).contains(owner.path() + "/power");
        assertThatResponse(cse().update(owner.id(), owner.path(), "m2m:ae", Map.of("regs", 2L)))
                .is(ResponseStatusCode.UPDATED);
        assertThat(found(owner, ContractCse.BASE)).doesNotContain(owner.path() + "/power");
    }

    @Test
    default void malformedCriteriaAreABadRequestAndContradictoryOnesFindNothing() {
        Registered ae = cse().registerWithContainer();

        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), condition(Tag.CREATED_BEFORE, "yesterday")))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "crb");
        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), condition(Tag.STATE_TAG_BIGGER, "9"),
                condition(Tag.STATE_TAG_SMALLER, "1"))).lists();
        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), condition(Tag.SIZE_BELOW, "-1")))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "szb");
        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), condition(Tag.CONTENT_FILTER_SYNTAX, "1")))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "cfq");
    }

    /** TS-0001 8.1.2: of labels and types there may be several, of times and sizes there is one. */
    @Test
    default void aLimitIsGivenOnce() {
        Registered ae = cse().registerWithContainer();
        List<String> two = List.of("20990105T101500", "20200105T101500");

        assertThatResponse(discover(ae, Page.ALL, Optional.empty(), new Condition(Tag.CREATED_BEFORE, "crb", two)))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "crb");
    }

    /** TS-0001 8.1.2, filterUsage: whoever wants to delete what is found would otherwise delete where it looks. */
    @Test
    default void aDiscoveryIsARetrieve() {
        Registered ae = cse().registerWithContainer();
        FilterCriteria discovery =
                new FilterCriteria(Usage.DISCOVERY, Join.AND, List.of(), Page.ALL, Optional.empty());

        assertThatResponse(cse().send(RequestPrimitive.delete(ae.id(), ae.path()), discovery))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "fu");
        assertThatResponse(cse().send(RequestPrimitive.update(ae.id(), ae.path(),
                new Content("m2m:ae", Map.of("lbl", List.of("a")))), discovery))
                .isRefused(ResponseStatusCode.BAD_REQUEST, "fu");
        assertThatResponse(cse().retrieve(ae.id(), ae.path())).is(ResponseStatusCode.OK).lacks("lbl");
    }

    private List<String> found(Registered ae, String to) {
        return ((List<?>) discover(ae, to).content().orElseThrow().value()).stream().map(String.class::cast).toList();
    }

    private ResponsePrimitive discover(Registered ae, String to) {
        return cse().send(RequestPrimitive.retrieve(ae.id(), to),
                new FilterCriteria(Usage.DISCOVERY, Join.AND, List.of(), Page.ALL, Optional.empty()));
    }

    private static FilterCriteria conditional(Condition condition) {
        return new FilterCriteria(Usage.CONDITIONAL, Join.AND, List.of(condition), Page.ALL, Optional.empty());
    }

    private ResponsePrimitive discover(Registered ae, Page page, Optional<String> path, Condition... conditions) {
        return cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()),
                new FilterCriteria(Usage.DISCOVERY, Join.AND, List.of(conditions), page, path));
    }

    private void located(Registered ae, String name, String coordinates) {
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt",
                Map.of("rn", name, "loc", Map.of("typ", 1L, "crd", coordinates)))).is(ResponseStatusCode.CREATED);
    }

    private static Page page(int offset) {
        return new Page(OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(offset));
    }

    private static Condition condition(Tag tag, String value) {
        return new Condition(tag, tag.shortName(), List.of(value));
    }
}
