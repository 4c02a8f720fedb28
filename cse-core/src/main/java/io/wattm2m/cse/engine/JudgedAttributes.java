// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of a resource that filter criteria judge it by: whether it meets them tells something of their values,
 * so that who may not see one of them may not ask for it either, nor by way of its children and its parent, which
 * mostly have the same rules. Pure.
 */
final class JudgedAttributes {
    private JudgedAttributes() {}

    /** The short names; none where only types and places matter. */
    static Set<String> of(FilterCriteria criteria) {
        return criteria.conditions().isEmpty() ? Set.of()
                : criteria.conditions().stream().flatMap(JudgedAttributes::names)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that one condition judges. */
    static Set<String> of(Condition condition) {
        return names(condition).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> names(Condition condition) {
        return switch (condition.tag()) {
            case CREATED_BEFORE, CREATED_AFTER -> Stream.of("ct");
            case UNMODIFIED_SINCE, MODIFIED_SINCE -> Stream.of("lt");
            case EXPIRE_BEFORE, EXPIRE_AFTER -> Stream.of("et");
            case STATE_TAG_SMALLER, STATE_TAG_BIGGER -> Stream.of("st");
            case SIZE_ABOVE, SIZE_BELOW -> Stream.of("cs");
            case LABELS, LABELS_QUERY, CHILD_LABELS, PARENT_LABELS -> Stream.of("lbl");
            case CONTENT_TYPE -> Stream.of("cnf");
            case CONTENT_FILTER_QUERY -> Stream.of("con");
            case GEO_GEOMETRY -> Stream.of("loc");
            case ATTRIBUTE, CHILD_ATTRIBUTE, PARENT_ATTRIBUTE -> Stream.of(condition.name());
            default -> Stream.empty();
        };
    }
}
