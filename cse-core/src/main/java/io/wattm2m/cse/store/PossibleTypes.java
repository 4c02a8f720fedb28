// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import java.util.Set;
import java.util.stream.Collectors;

/** Which types cannot meet criteria, because they have no such attribute, children or parents. Immutable. */
record PossibleTypes(TypeRegistry types) {

    /** Those of these types that may. */
    Set<Integer> among(Set<Integer> numbers, FilterCriteria criteria) {
        return criteria.operation() != Join.AND ? numbers
                : numbers.stream()
                        .filter(number -> types.byNumber(number).filter(type -> mayMeet(type, criteria)).isPresent())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private boolean mayMeet(ResourceType type, FilterCriteria criteria) {
        return criteria.conditions().stream().allMatch(condition -> mayMeet(type, condition));
    }

    private boolean mayMeet(ResourceType type, Condition condition) {
        return switch (condition.tag()) {
            case RESOURCE_TYPE -> condition.values().contains(Integer.toString(type.number()));
            case ATTRIBUTE -> has(type, condition.name());
            case STATE_TAG_BIGGER, STATE_TAG_SMALLER -> has(type, "st");
            case SIZE_ABOVE, SIZE_BELOW -> has(type, "cs");
            case CONTENT_TYPE -> has(type, "cnf");
            case CONTENT_FILTER_QUERY -> has(type, "con");
            case GEO_GEOMETRY -> has(type, "loc");
            case LABELS -> has(type, "lbl");
            case CHILD_ATTRIBUTE, CHILD_LABELS, CHILD_RESOURCE_TYPE -> isParent(type);
            default -> true;
        };
    }

    private static boolean has(ResourceType type, String attribute) {
        return type.attributes().rule(attribute).isPresent();
    }

    private boolean isParent(ResourceType type) {
        return types.numbers().stream().flatMap(number -> types.byNumber(number).stream())
                .anyMatch(child -> child.parents().contains(type.number()));
    }
}
