// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.resource.AttributePattern;
import io.wattm2m.cse.resource.Resource;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether the children of a resource may meet criteria that are about their parent: where they cannot, none of its
 * instances is read. Immutable.
 *
 * @param conditions those of the criteria that have to hold
 */
record ParentCriteria(List<Condition> conditions) implements Predicate<Resource> {

    /** The part of these criteria that is about parents; none of it where conditions are alternatives. */
    static ParentCriteria of(FilterCriteria criteria) {
        return new ParentCriteria(criteria.operation() == Join.AND ? criteria.conditions() : List.of());
    }

    @Override
    public boolean test(Resource parent) {
        return conditions.stream().allMatch(condition -> switch (condition.tag()) {
            case PARENT_LABELS -> !Collections.disjoint(Rows.labels(parent), condition.values());
            case PARENT_RESOURCE_TYPE -> condition.values().contains(Integer.toString(parent.type().number()));
            case PARENT_ATTRIBUTE -> AttributePattern.of(condition.name(), condition.values()).test(parent);
            default -> true;
        });
    }
}
