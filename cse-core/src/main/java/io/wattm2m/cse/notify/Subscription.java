// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.EventNotificationCriteria;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is asked for every event: its criteria taken apart. Immutable.
 *
 * @param resource the resource
 * @param events the kinds of event ({@code net})
 * @param attributes of which attributes a change matters; empty for any
 * @param childTypes of which types children matter; empty for any
 * @param conditions on the subscribed-to resource, by the short name of the criterion
 * @param anyCondition whether one condition is enough
 * @param monitors which operations are told of ({@code om})
 */
record Subscription(Resource resource, Set<Long> events, Set<String> attributes, Set<Long> childTypes,
        Map<String, Object> conditions, boolean anyCondition, List<OperationMonitor> monitors) {
    private static final Set<String> OTHER_CRITERIA = Set.of("net", "atr", "chty", "fo", "om", "md");
    private static final Set<Long> ASKED_BY_REQUESTS = Set.of(EventNotificationCriteria.BLOCKING_UPDATE,
            EventNotificationCriteria.RETRIEVE_WITHOUT_INSTANCE, EventNotificationCriteria.MISSING_DATA);

    static Subscription of(Resource resource) {
        Map<String, Object> criteria = resource.get(SubscriptionType.EVENT_NOTIFICATION_CRITERIA).orElse(Map.of());
        Map<String, Object> conditions = new HashMap<>(criteria);
        conditions.keySet().removeAll(OTHER_CRITERIA);
        return new Subscription(resource, Set.copyOf(EventNotificationCriteria.events(criteria)),
                items(criteria.get("atr"), String.class), items(criteria.get("chty"), Long.class), conditions,
                Long.valueOf(2).equals(criteria.get("fo")), OperationMonitor.of(criteria.get("om")));
    }

    String id() {
        return resource.id();
    }

    /** Who is told: identifiers and URLs, each once. */
    List<String> targets() {
        return resource.require(SubscriptionType.NOTIFICATION_URI).stream().distinct().toList();
    }

    /**
     * Whether its targets are told of new instances by a position among them. Conditions hold at a moment, so that with
     * conditions each event has to be decided when it happens.
     */
    boolean followsInstances() {
        return events.contains(EventNotificationCriteria.CREATE_OF_CHILD) && conditions.isEmpty();
    }

    /** Whether there is something to tell, or to ask, other than of changes of the tree. */
    boolean watches() {
        return !monitors.isEmpty() || ASKED_BY_REQUESTS.stream().anyMatch(events::contains);
    }

    private static <T> Set<T> items(@Nullable Object list, Class<T> type) {
        Stream<?> items = list instanceof List<?> given ? given.stream() : Stream.empty();
        return items.map(type::cast).collect(Collectors.toUnmodifiableSet());
    }
}
