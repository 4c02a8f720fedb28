// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.EventNotificationCriteria;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a notification says (m2m:notification, TS-0001 9.6.8, TS-0004 6.3.5.11, 7.5.1.2.2). Pure.
 *
 * @param cseId the hosting CSE, with which references to resources begin
 */
record NotificationContent(String cseId) {
    private static final long MODIFIED_ATTRIBUTES = 2;
    private static final long RESOURCE_ID = 3;
    private static final long TIME_SERIES_NOTIFICATION = 5;

    /** The event in the form that the subscription's {@code nct} asks for. */
    Content of(Subscription subscription, Event event) {
        return event(subscription, representation(contentType(subscription), event), "net", event.kind());
    }

    /** That an operation on the subscribed-to resource was asked for, by whom. */
    Content ofOperation(Subscription subscription, Resource resource, RequestPrimitive request) {
        Map<String, Object> monitored = new LinkedHashMap<>();
        monitored.put("ops", (long) request.operation().number());
        monitored.put("or", request.originator());
        Event event = Event.of(0, resource);
        return event(subscription, representation(contentType(subscription), event), "om", monitored);
    }

    /** That the subscribed-to resource is to get these attributes if the notified agrees. */
    Content ofUpdate(Subscription subscription, Resource resource, Map<String, Object> requested) {
        Content attributes =
                new Content(resource.type().shortName(), resource.type().attributes().ordered(requested));
        return event(subscription, attributes, "net", EventNotificationCriteria.BLOCKING_UPDATE);
    }

    /** That the subscription is no more. */
    Content ofDeletion(Subscription subscription) {
        return notification(subscription, "sud", true);
    }

    private static long contentType(Subscription subscription) {
        return subscription.resource().get(SubscriptionType.NOTIFICATION_CONTENT_TYPE).orElse(1L);
    }

    private Content event(Subscription subscription, Content representation, String member, Object value) {
        Map<String, Object> happened = new LinkedHashMap<>();
        happened.put("rep", Map.of(representation.name(), representation.value()));
        happened.put(member, value);
        return notification(subscription, "nev", happened);
    }

    private Content representation(long contentType, Event event) {
        if (contentType == TIME_SERIES_NOTIFICATION) {
            return missingData(event.subject().attributes());
        }
        if (contentType == RESOURCE_ID) {
            return new Content("m2m:uri", reference(event.subject()));
        }
        return contentType == MODIFIED_ATTRIBUTES ? modified(event) : Representation.of(event.subject());
    }

    /** What is missing in a time series (m2m:timeSeriesNotification). */
    private static Content missingData(Map<String, Object> timeSeries) {
        Map<String, Object> missing = new LinkedHashMap<>();
        missing.put("mdlt", timeSeries.getOrDefault("mdlt", List.of()));
        missing.put("mdc", timeSeries.getOrDefault("mdc", 0L));
        return new Content("m2m:tsn", missing);
    }

    /** The attributes that differ; those that are no more are NULL. */
    private static Content modified(Event event) {
        Map<String, Object> before = event.before().attributes();
        Map<String, Object> after = event.subject().attributes();
        Map<String, Object> different = new HashMap<>(after);
        different.entrySet().removeIf(attribute -> attribute.getValue().equals(before.get(attribute.getKey())));
        before.keySet().stream().filter(name -> !after.containsKey(name))
                .forEach(name -> different.put(name, Null.NULL));
        return new Content(event.subject().type().shortName(), event.subject().type().attributes().ordered(different));
    }

    private Content notification(Subscription subscription, String member, Object value) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put(member, value);
        notification.put("sur", reference(subscription.resource()));
        subscription.resource().get(SubscriptionType.NOTIFICATION_FORWARDING_URI)
                .ifPresent(target -> notification.put("nfu", target));
        return new Content("m2m:sgn", notification);
    }

    private String reference(Resource resource) {
        return cseId + "/" + resource.id();
    }
}
