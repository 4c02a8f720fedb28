// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TS-0001 8.1.2 and 10.2.6, TS-0004 7.3.3.17.0: each of the filter criteria, met and not met, and how they are joined. */
interface CriteriaContract {
    String PAST = "20000101T000000";
    String FUTURE = "20990101T000000";
    String CONTAINER = "/power";
    String INSTANCE = "/power/first";

    ContractCse cse();

    @TestFactory
    default Stream<DynamicTest> aConditionFindsWhatMeetsItAndNothingElse() {
        Registered ae = meter();
        return conditions().map(row -> DynamicTest.dynamicTest(row.tag().shortName() + " " + row.name(), () -> {
            assertThat(found(ae, Join.AND, row.condition(row.met()))).as(row.met()).contains(ae.path() + row.of());
            assertThat(found(ae, Join.AND, row.condition(row.missed()))).as(row.missed())
                    .doesNotContain(ae.path() + row.of());
        }));
    }

    @Test
    default void conditionsAreJoinedByAndOrAndXor() {
        Registered ae = meter();
        Condition container = condition(Tag.RESOURCE_TYPE, "3");
        Condition labelled = condition(Tag.LABELS, "kind:meter", "on");

        assertThat(found(ae, Join.AND, container, labelled)).containsExactly(ae.path() + CONTAINER);
        assertThat(found(ae, Join.OR, container, labelled))
                .containsExactlyInAnyOrder(ae.path() + CONTAINER, ae.path() + INSTANCE);
        assertThat(found(ae, Join.XOR, container, labelled)).containsExactly(ae.path() + INSTANCE);
    }

    /** TS-0001 10.2.6, contentFilterSyntax 1. */
    @Test
    default void aContentFilterLooksIntoInstances() {
        Registered ae = meter();
        Condition syntax = condition(Tag.CONTENT_FILTER_SYNTAX, "1");

        assertThat(found(ae, Join.AND, syntax, condition(Tag.CONTENT_FILTER_QUERY, "$[?(@.watt > 40)]")))
                .isEqualTo(found(ae, Join.AND, syntax, condition(Tag.CONTENT_FILTER_QUERY, "$.watt")))
                .containsExactly(ae.path() + INSTANCE);
        assertThat(found(ae, Join.AND, syntax, condition(Tag.CONTENT_FILTER_QUERY, "$.volt"))).isEmpty();
    }

    /** TS-0001 V4 8.1.2, operations: only what the originator may do all of this to. */
    @Test
    default void theOperationsOfTheOriginatorAreACondition() {
        Registered ae = meter();
        Registered reader = cse().register();
        assertThatResponse(cse().create(ae.id(), ae.path(), 1, "m2m:acp",
                Map.of("rn", "policy", "pv", rule(reader.id(), 34L), "pvs", rule(ae.id(), 63L)))).is(CREATED);
        assertThatResponse(cse().update(ae.id(), ae.path(), "m2m:ae", Map.of("acpi", List.of(ae.path() + "/policy"))))
                .is(UPDATED);
        assertThatResponse(cse().update(ae.id(), ae.path() + CONTAINER, "m2m:cnt",
                Map.of("acpi", List.of(ae.path() + "/policy")))).is(UPDATED);
        Registered read = new Registered(reader.id(), ae.path());

        assertThat(found(read, Join.AND, condition(Tag.OPERATIONS, "2"))).contains(ae.path() + CONTAINER);
        assertThat(found(read, Join.AND, condition(Tag.OPERATIONS, "6"))).isEmpty();
    }

    private static Map<String, Object> rule(String originator, long operations) {
        return Map.of("acr", List.of(Map.of("acor", List.of(originator), "acop", operations)));
    }

    /** The rows: what is looked for, a value that it meets, and one that it does not. */
    private static Stream<Row> conditions() {
        return Stream.of(
                new Row(CONTAINER, Tag.CREATED_BEFORE, FUTURE, PAST),
                new Row(CONTAINER, Tag.CREATED_AFTER, PAST, FUTURE),
                new Row(CONTAINER, Tag.UNMODIFIED_SINCE, FUTURE, PAST),
                new Row(CONTAINER, Tag.MODIFIED_SINCE, PAST, FUTURE),
                new Row(CONTAINER, Tag.STATE_TAG_SMALLER, "2", "1"), new Row(CONTAINER, Tag.STATE_TAG_BIGGER, "1", "2"),
                new Row(CONTAINER, Tag.EXPIRE_BEFORE, FUTURE, PAST), new Row(CONTAINER, Tag.EXPIRE_AFTER, PAST, FUTURE),
                new Row(CONTAINER, Tag.LABELS, "kind:meter", "kind:lamp"),
                new Row(CONTAINER, Tag.CHILD_LABELS, "on", "kind:meter"),
                new Row(INSTANCE, Tag.PARENT_LABELS, "kind:meter", "on"),
                new Row(CONTAINER, Tag.LABELS_QUERY, "kind EQ meter", "kind EQ lamp"),
                new Row(CONTAINER, Tag.RESOURCE_TYPE, "3", "4"), new Row(CONTAINER, Tag.CHILD_RESOURCE_TYPE, "4", "3"),
                new Row(INSTANCE, Tag.PARENT_RESOURCE_TYPE, "3", "2"),
                new Row(INSTANCE, Tag.SIZE_ABOVE, "11", "12"), new Row(INSTANCE, Tag.SIZE_BELOW, "12", "11"),
                new Row(INSTANCE, Tag.CONTENT_TYPE, "application/json", "text/plain"),
                new Row(CONTAINER, Tag.ATTRIBUTE, "mni", "10", "11"),
                new Row(CONTAINER, Tag.ATTRIBUTE, "rn", "p*r", "x*"),
                new Row(CONTAINER, Tag.CHILD_ATTRIBUTE, "con", "*42*", "*43*"),
                new Row(INSTANCE, Tag.PARENT_ATTRIBUTE, "mni", "10", "11"));
    }

    /** An AE with a container that has one instance. */
    private Registered meter() {
        Registered ae = cse().register();
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt",
                Map.of("rn", "power", "lbl", List.of("kind:meter"), "mni", 10L, "et", "20350101T000000"))).is(CREATED);
        assertThatResponse(cse().create(ae.id(), ae.path() + CONTAINER, 4, "m2m:cin", Map.of("rn", "first", "con",
                "{\"watt\":42}", "cnf", "application/json:0", "lbl", List.of("on")))).is(CREATED);
        return ae;
    }

    private List<String> found(Registered ae, Join join, Condition... conditions) {
        ResponsePrimitive response = cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()),
                new FilterCriteria(Usage.DISCOVERY, join, List.of(conditions), Page.ALL, Optional.empty()));
        assertThatResponse(response).is(OK);
        return ((List<?>) response.content().orElseThrow().value()).stream().map(String.class::cast).toList();
    }

    private static Condition condition(Tag tag, String... values) {
        return new Condition(tag, tag.shortName(), List.of(values));
    }

    /** What is looked for by one condition, with a value of it that is met and one that is missed. */
    record Row(String of, Tag tag, String name, String met, String missed) {
        Row(String of, Tag tag, String met, String missed) {
            this(of, tag, tag.shortName(), met, missed);
        }

        Condition condition(String value) {
            return new Condition(tag, name, List.of(value));
        }
    }
}
