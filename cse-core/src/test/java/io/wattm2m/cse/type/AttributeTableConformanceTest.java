// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.testing.TypeExample;
import io.wattm2m.cse.testing.TypeExamples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** TS-0004 7.3.3.7 and 7.3.3.8 for every resource type: the presence columns of its attribute table are kept. */
class AttributeTableConformanceTest {

    @TestFactory
    Stream<DynamicTest> attributesThatAreNotPermittedInACreateAreRefused() {
        return rows((type, rule) -> rule.create() == Presence.NP, (type, rule) -> Representation.forCreate(type,
                Map.of(rule.attribute().shortName(), "x")));
    }

    @TestFactory
    Stream<DynamicTest> attributesThatAreNotPermittedInAnUpdateAreRefused() {
        return rows((type, rule) -> rule.update() == Presence.NP, (type, rule) -> Representation.forUpdate(type,
                Map.of(rule.attribute().shortName(), "x")));
    }

    @TestFactory
    Stream<DynamicTest> attributesThatAResourceAlwaysHasCannotBeRemoved() {
        return rows((type, rule) -> rule.update() != Presence.NP && rule.multiplicity() == Multiplicity.ONE
                && !rule.attribute().shortName().equals("et"),
                (type, rule) -> Representation.forUpdate(type, Map.of(rule.attribute().shortName(), Null.NULL)));
    }

    @TestFactory
    Stream<DynamicTest> attributesThatNoTableKnowsAreRefused() {
        return types().flatMap(type -> Stream.of(
                refused(type.shortName() + " create", "nosuch",
                        () -> Representation.forCreate(type, Map.of("nosuch", 1L))),
                refused(type.shortName() + " update", "nosuch",
                        () -> Representation.forUpdate(type, Map.of("nosuch", 1L)))));
    }

    @TestFactory
    Stream<DynamicTest> mandatoryAttributesMustBeThere() {
        return TypeExamples.all().stream().flatMap(example -> example.mandatory().keySet().stream()
                .filter(name -> example.type().attributes().rule(name).orElseThrow().create() == Presence.M)
                .map(name -> refused(example + " without " + name, name,
                        () -> Representation.forCreate(example.type(), without(example, name)))));
    }

    @TestFactory
    Stream<DynamicTest> mandatoryAttributesAreInEveryExample() {
        return TypeExamples.all().stream().map(example -> DynamicTest.dynamicTest(example.toString(), () -> {
            List<String> mandatory = example.type().attributes().rules().stream()
                    .filter(rule -> rule.create() == Presence.M).map(rule -> rule.attribute().shortName()).toList();

            assertThat(example.mandatory().keySet()).containsAll(mandatory);
            assertThat(Representation.forCreate(example.type(), example.complete()))
                    .containsAllEntriesOf(example.complete());
        }));
    }

    private static Map<String, Object> without(TypeExample example, String name) {
        Map<String, Object> rest = new LinkedHashMap<>(example.mandatory());
        rest.remove(name);
        return rest;
    }

    private static Stream<ResourceType> types() {
        return StandardTypes.with(List.of(), "/id-in").stream();
    }

    private static Stream<DynamicTest> rows(BiPredicate<ResourceType, AttributeRule> chosen, Attempt attempt) {
        return types().filter(type -> type.has(Trait.CREATABLE) || type.has(Trait.UPDATABLE))
                .flatMap(type -> type.attributes().rules().stream().filter(rule -> chosen.test(type, rule))
                        .map(rule -> refused(type.shortName() + " " + rule.attribute(), rule.attribute().shortName(),
                                () -> attempt.on(type, rule))));
    }

    private static DynamicTest refused(String name, String attribute, ThrowingCallable attempt) {
        return DynamicTest.dynamicTest(name, () -> {
            RequestFailure failure = catchThrowableOfType(RequestFailure.class, attempt);

            assertThat(failure.status()).isEqualTo(BAD_REQUEST);
            assertThat(failure.text()).contains(attribute);
        });
    }

    /** Something that is done with an attribute. */
    private interface Attempt {
        void on(ResourceType type, AttributeRule rule);
    }
}
