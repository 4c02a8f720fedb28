// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.contract.ContractCse.ADMIN;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.testing.TypeExample;
import io.wattm2m.cse.testing.TypeExamples;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The life of a resource of each type with all its attributes (TS-0001 9.6, TS-0004 7.4, the tables of each type). */
interface ResourceTypesContract {
    int SUBSCRIPTION = 23;

    ContractCse cse();

    @TestFactory
    default Stream<DynamicTest> aResourceLivesWithAllItsAttributes() {
        return TypeExamples.all().stream().map(example -> DynamicTest.dynamicTest(example.toString(), () -> {
            ResponsePrimitive created = create(example, parent(example.below()), example.complete());
            assertThatResponse(created).is(ResponseStatusCode.CREATED);
            assertHas(created, example.complete());
            String id = id(created);

            assertHas(cse().retrieve(ADMIN, id), example.complete());
            if (example.type().has(Trait.UPDATABLE)) {
                assertChanges(example, id);
            }

            assertThatResponse(cse().delete(ADMIN, id)).is(ResponseStatusCode.DELETED);
            assertThatResponse(cse().retrieve(ADMIN, id)).isRefused(ResponseStatusCode.NOT_FOUND);
        }));
    }

    @TestFactory
    default Stream<DynamicTest> whatATypeDoesNotAllowIsRefused() {
        return TypeExamples.all().stream().map(example -> DynamicTest.dynamicTest(example.toString(), () -> {
            Map<String, Object> forbidden = new LinkedHashMap<>(example.mandatory());
            forbidden.put("ct", "20260105T101500");
            Map<String, Object> unknown = new LinkedHashMap<>(example.mandatory());
            unknown.put("nosuch", "value");
            String parent = parent(example.below());

            assertThatResponse(create(example, parent, forbidden)).isRefused(ResponseStatusCode.BAD_REQUEST, "ct");
            assertThatResponse(create(example, parent, unknown)).isRefused(ResponseStatusCode.BAD_REQUEST, "nosuch");
            assertThatResponse(create(example, wrongParent(example.type()), example.mandatory()))
                    .isRefused(example.type().number() == SUBSCRIPTION ? ResponseStatusCode.TARGET_NOT_SUBSCRIBABLE
                            : ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE);
        }));
    }

    private void assertChanges(TypeExample example, String id) {
        String name = example.type().shortName();
        assertThatResponse(cse().update(ADMIN, id, name, example.update())).is(ResponseStatusCode.UPDATED);
        Map<String, Object> changed = new HashMap<>(example.complete());
        changed.putAll(example.update());
        assertHas(cse().retrieve(ADMIN, id), changed);

        Map<String, Object> removed = example.optional().keySet().stream().filter(example::isRemovable)
                .filter(attribute -> !example.update().containsKey(attribute))
                .filter(attribute -> !example.isNeeded(attribute))
                .collect(Collectors.toMap(attribute -> attribute, attribute -> Null.NULL));
        assertThatResponse(cse().update(ADMIN, id, name, removed)).is(ResponseStatusCode.UPDATED);
        assertThat(cse().retrieve(ADMIN, id).content().orElseThrow().members())
                .doesNotContainKeys(removed.keySet().toArray(String[]::new));
    }

    private static void assertHas(ResponsePrimitive response, Map<String, Object> attributes) {
        Map<String, Object> members = response.content().orElseThrow().members();
        for (Entry<String, Object> attribute : attributes.entrySet()) {
            assertThat(members).as(attribute.getKey()).containsEntry(attribute.getKey(), attribute.getValue());
        }
    }

    private ResponsePrimitive create(TypeExample example, String parent, Map<String, Object> attributes) {
        return cse().create(ADMIN, parent, example.type().number(), example.type().shortName(), attributes);
    }

    /** A new resource below which the example may be created. */
    private String parent(String type) {
        return switch (type) {
            case "m2m:cb" -> ContractCse.BASE;
            case "m2m:ae" -> cse().register().path();
            default -> {
                TypeExample example = TypeExamples.of(type).orElseThrow();
                yield id(create(example, parent(example.below()), example.mandatory()));
            }
        };
    }

    /** A resource below which the type may not be created. */
    private String wrongParent(ResourceType type) {
        return Stream.of("m2m:cb", "m2m:ae", "m2m:cnt").filter(name -> !type.parents().contains(number(name)))
                .findFirst().map(this::parent).orElseGet(() -> parent("m2m:cin"));
    }

    private static int number(String name) {
        return switch (name) {
            case "m2m:cb" -> 5;
            case "m2m:ae" -> 2;
            default -> 3;
        };
    }
}
