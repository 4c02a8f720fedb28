// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import io.wattm2m.cse.type.ScheduleType;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds subscriptions in a sub-tree. */
final class Subscriptions {
    private static final FilterCriteria CRITERIA = criteria(SubscriptionType.NUMBER);

    private static final FilterCriteria ACROSS = criteria(CrossResourceSubscriptionType.NUMBER);
    private static final FilterCriteria SCHEDULES = criteria(ScheduleType.NUMBER);

    private Subscriptions() {}

    /** The cross-resource subscriptions below this resource. */
    static List<Resource> across(ResourceView view, Resource root) {
        try (Stream<Resource> found = view.descendants(root, Integer.MAX_VALUE, ACROSS)) {
            return found.filter(resource -> resource.is(CrossResourceSubscriptionType.NUMBER)).toList();
        }
    }

    /** The schedules below this resource. */
    static List<Resource> schedules(ResourceView view, Resource root) {
        try (Stream<Resource> found = view.descendants(root, Integer.MAX_VALUE, SCHEDULES)) {
            return found.filter(resource -> resource.is(ScheduleType.NUMBER)).toList();
        }
    }

    /** The subscriptions among these resources and below them. */
    static List<Resource> below(ResourceView view, Collection<Resource> roots) {
        return roots.stream().filter(root -> !root.type().has(Trait.INSTANCE)).flatMap(root -> below(view, root))
                .toList();
    }

    /** The subscriptions among these resources and below them, and those of these resources that are subscribed to. */
    static List<Resource> withSubscribedTo(ResourceView view, Collection<Resource> roots) {
        List<Resource> subscriptions = below(view, roots);
        Stream<Resource> subscribedTo = subscriptions.stream().map(Resource::parentId).distinct()
                .flatMap(id -> view.byId(id).stream())
                .filter(parent -> roots.stream().anyMatch(root -> isWithin(parent.path(), root.path())));
        return Stream.concat(subscriptions.stream(), subscribedTo).toList();
    }

    private static FilterCriteria criteria(int type) {
        return new FilterCriteria(FilterCriteria.Usage.CONDITIONAL, FilterCriteria.Join.AND,
                List.of(new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(type)))),
                FilterCriteria.Page.ALL, Optional.empty());
    }

    private static boolean isWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    private static Stream<Resource> below(ResourceView view, Resource root) {
        if (root.is(SubscriptionType.NUMBER)) {
            return Stream.of(root);
        }
        try (Stream<Resource> found = view.descendants(root, Integer.MAX_VALUE, CRITERIA)) {
            // an implementation may leave the choice to its caller
            return found.filter(resource -> resource.is(SubscriptionType.NUMBER)).toList().stream();
        }
    }
}
