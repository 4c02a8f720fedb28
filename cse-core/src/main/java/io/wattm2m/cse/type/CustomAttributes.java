// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.Definition.Custom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The custom attributes of a flexContainer: how much they are, and those that had another name in another release. A
 * resource has the names that its creator has used; whoever writes one of them writes all that it has. Immutable.
 */
final class CustomAttributes {
    private final Definition definition;
    private final List<List<String>> synonyms;

    CustomAttributes(Definition definition) {
        this.definition = definition;
        this.synonyms = definition.attributes().stream().map(Custom::meaning).distinct().map(definition::names)
                .filter(names -> names.size() > 1).toList();
    }

    /** A new resource, complete and measured; BAD_REQUEST where an attribute lacks or contradicts itself. */
    Resource created(Resource candidate) {
        synonyms.forEach(names -> check(names, candidate));
        return measured(candidate);
    }

    /** A changed resource, with the same names as before, and measured. */
    Resource updated(Resource before, Resource after, Map<String, Object> requested) {
        Resource changed = after;
        for (List<String> names : synonyms) {
            List<String> asked = names.stream().filter(requested::containsKey).toList();
            List<String> present = names.stream().filter(before.attributes()::containsKey).toList();
            if (!asked.isEmpty()) {
                checkEqual(asked, requested);
            }
            if (!asked.isEmpty() && !present.isEmpty()) {
                changed = changed.withAll(renamed(names, present, requireNonNull(requested.get(asked.getFirst()))));
            }
            check(names, changed);
        }
        return measured(changed);
    }

    private static Map<String, Object> renamed(List<String> names, List<String> present, Object value) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        names.forEach(name -> renamed.put(name, present.contains(name) ? value : Null.NULL));
        return renamed;
    }

    private void check(List<String> names, Resource resource) {
        List<String> present = names.stream().filter(resource.attributes()::containsKey).toList();
        if (present.isEmpty() && isMandatory(names.getFirst())) {
            throw RequestFailure.badRequest(String.join(" or ", names) + " is mandatory in " + definition.name());
        }
        checkEqual(present, resource.attributes());
    }

    private static void checkEqual(List<String> names, Map<String, Object> values) {
        if (names.stream().map(values::get).distinct().count() > 1) {
            throw RequestFailure.badRequest(String.join(" and ", names) + " are the same attribute and differ");
        }
    }

    private boolean isMandatory(String name) {
        return definition.attributes().stream()
                .anyMatch(custom -> custom.attribute().shortName().equals(name) && custom.mandatory());
    }

    /** The sizes of all custom attributes, of which one with two names counts once. */
    private Resource measured(Resource resource) {
        long size = definition.attributes().stream().map(Custom::meaning).distinct()
                .mapToLong(meaning -> value(meaning, resource).map(Limits::size).orElse(0L)).sum();
        return resource.with(FlexContainerType.CONTENT_SIZE, size);
    }

    private Optional<Object> value(String meaning, Resource resource) {
        return definition.names(meaning).stream().map(resource.attributes()::get).filter(Objects::nonNull)
                .findFirst();
    }
}
