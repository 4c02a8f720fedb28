// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a notification says (m2m:notification, TS-0001 9.6.8, TS-0004 6.3.5.11, 7.5.1.2.2). Pure.
 *
 * @param cseId the hosting CSE, with which references to resources begin
 */
record NotificationContent(String cseId) {
    private static final long MODIFIED_ATTRIBUTES = 2;
    private static final long RESOURCE_ID = 3;

    /** The event in the form that the subscription's {@code nct} asks for. */
    Content of(Subscription subscription, Event event) {
        long contentType = subscription.resource().get(SubscriptionType.NOTIFICATION_CONTENT_TYPE).orElse(1L);
        Content representation = representation(contentType, event);
        Map<String, Object> happened = new LinkedHashMap<>();
        happened.put("rep", Map.of(representation.name(), representation.value()));
        happened.put("net", event.kind());
        return notification(subscription, "nev", happened);
    }

    /** That the subscription is no more. */
    Content ofDeletion(Subscription subscription) {
        return notification(subscription, "sud", true);
    }

    private Content representation(long contentType, Event event) {
        if (contentType == RESOURCE_ID) {
            return new Content("m2m:uri", reference(event.subject()));
        }
        return contentType == MODIFIED_ATTRIBUTES ? modified(event) : Representation.of(event.subject());
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
        return new Content("m2m:sgn", notification);
    }

    private String reference(Resource resource) {
        return cseId + "/" + resource.id();
    }
}
