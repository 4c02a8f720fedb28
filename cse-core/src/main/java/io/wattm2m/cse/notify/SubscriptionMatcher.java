// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static io.wattm2m.cse.type.EventNotificationCriteria.UPDATE_OF_RESOURCE;

import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.EventNotificationCriteria;
import java.time.Instant;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a subscription is to be told of an event (TS-0001 9.6.8, TS-0004 7.5.1.2.2). Pure. */
final class SubscriptionMatcher {
    private SubscriptionMatcher() {}

    /**
     * Whether the event meets the subscription's criteria. Of itself a subscription tells nothing.
     *
     * @param subscribedTo the parent of the subscription, asked for only if there are conditions on it
     */
    static boolean matches(Subscription subscription, Event event, Supplier<Optional<Resource>> subscribedTo) {
        return subscription.events().contains(event.kind()) && !subscription.id().equals(event.subject().id())
                && matchesAttributes(subscription, event)
                && matchesChild(subscription, event)
                && (subscription.conditions().isEmpty()
                        || subscribedTo.get().filter(resource -> meets(resource, subscription)).isPresent());
    }

    private static boolean matchesAttributes(Subscription subscription, Event event) {
        return event.kind() != UPDATE_OF_RESOURCE || subscription.attributes().isEmpty()
                || subscription.attributes().stream().anyMatch(name -> isChanged(name, event));
    }

    private static boolean isChanged(String name, Event event) {
        return !Objects.equals(event.before().attributes().get(name), event.subject().attributes().get(name));
    }

    private static boolean matchesChild(Subscription subscription, Event event) {
        boolean child = event.kind() == EventNotificationCriteria.CREATE_OF_CHILD
                || event.kind() == EventNotificationCriteria.DELETE_OF_CHILD;
        return !child || subscription.childTypes().isEmpty()
                || subscription.childTypes().contains((long) event.subject().type().number());
    }

    /** Whether the subscribed-to resource meets the conditions on it. */
    static boolean meets(Resource resource, Subscription subscription) {
        if (subscription.conditions().isEmpty()) {
            return true;
        }
        Predicate<Entry<String, Object>> met = condition -> meets(resource.attributes(), condition);
        return subscription.anyCondition() ? subscription.conditions().entrySet().stream().anyMatch(met)
                : subscription.conditions().entrySet().stream().allMatch(met);
    }

    private static boolean meets(Map<String, Object> attributes, Entry<String, Object> condition) {
        Object bound = condition.getValue();
        return switch (condition.getKey()) {
            case "crb" -> isBefore(attributes.get("ct"), bound);
            case "cra" -> isNotBefore(attributes.get("ct"), bound);
            case "us" -> isBefore(attributes.get("lt"), bound);
            case "ms" -> isNotBefore(attributes.get("lt"), bound);
            case "exb" -> isBefore(attributes.get("et"), bound);
            case "exa" -> isNotBefore(attributes.get("et"), bound);
            case "sts" -> isBefore(attributes.get("st"), bound);
            case "stb" -> isNotBefore(attributes.get("st"), bound);
            case "szb" -> isBefore(attributes.get("cs"), bound);
            case "sza" -> isNotBefore(attributes.get("cs"), bound);
            default -> false;
        };
    }

    /** Lower bounds include the bound itself, upper ones do not; what a resource does not have meets neither. */
    private static boolean isNotBefore(@Nullable Object value, Object bound) {
        return value != null && compare(value, bound) >= 0;
    }

    private static boolean isBefore(@Nullable Object value, Object bound) {
        return value != null && compare(value, bound) < 0;
    }

    private static int compare(Object value, Object bound) {
        if (value instanceof Long number && bound instanceof Long other) {
            return number.compareTo(other);
        }
        Instant moment = Timestamps.parse(value.toString());
        return moment.compareTo(Timestamps.parse(bound.toString()));
    }
}
