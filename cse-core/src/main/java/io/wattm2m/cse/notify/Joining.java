// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static io.wattm2m.cse.type.SubscriptionType.ASSOCIATED_CROSS_RESOURCE_SUB;
import static io.wattm2m.cse.type.SubscriptionType.NOTIFICATION_URI;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a cross-resource subscription one of those who are told by the subscriptions it is about, and takes that back
 * (TS-0001 10.2.10.20 and 10.2.10.23, TS-0004 7.4.58.2), on behalf of its originator. Thread-safe; blocks.
 */
final class Joining {
    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private final Entity cse;
    private final Sender sender;

    Joining(Entity cse, Sender sender) {
        this.cse = cse;
        this.sender = sender;
    }

    /**
     * The subscriptions it is told by.
     *
     * @param own those that were made for it
     * @param others those that were there before
     */
    record Joined(List<String> own, List<String> others) {}

    /** Joins all of them, or none: CROSS_RESOURCE_OPERATION_FAILURE where one does not let it. */
    Joined join(Resource crs) {
        Joined joined = new Joined(new ArrayList<>(), new ArrayList<>());
        try {
            List<String> regular = crs.get(CrossResourceSubscriptionType.REGULAR_RESOURCES).orElse(List.of());
            List<Map<String, Object>> criteria = CrossResourceSubscriptionType.criteria(crs);
            for (int i = 0; i < regular.size(); i++) {
                joined.own().add(subscribe(crs, regular.get(i), criteria.get(Math.min(i, criteria.size() - 1))));
            }
            for (String other : crs.get(CrossResourceSubscriptionType.SUBSCRIPTION_RESOURCES).orElse(List.of())) {
                joined.others().add(enter(crs, other));
            }
            return joined;
        } catch (RequestFailure failure) {
            leave(crs, joined);
            throw new RequestFailure(ResponseStatusCode.CROSS_RESOURCE_OPERATION_FAILURE, failure.text());
        }
    }

    /** Takes all of it back, as far as that is possible. */
    void leave(Resource crs, Joined joined) {
        joined.own().forEach(own -> attempt(() -> sent(RequestPrimitive.delete(crs.originator(), own))));
        joined.others().forEach(other -> attempt(() -> exit(crs, other)));
    }

    String reference(Resource crs) {
        return cse.id() + "/" + crs.id();
    }

    private String subscribe(Resource crs, String target, Map<String, Object> criteria) {
        Map<String, Object> subscription = new LinkedHashMap<>();
        subscription.put("nu", List.of(reference(crs)));
        subscription.put("acrs", List.of(reference(crs)));
        subscription.put("enc", criteria);
        Content created = sent(RequestPrimitive.create(crs.originator(), target, SubscriptionType.NUMBER,
                new Content("m2m:sub", subscription)));
        return identifier(target, created);
    }

    private String enter(Resource crs, String subscription) {
        Content found = sent(RequestPrimitive.retrieve(crs.originator(), subscription));
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Attribute<List<String>> attribute : List.of(NOTIFICATION_URI, ASSOCIATED_CROSS_RESOURCE_SUB)) {
            List<Object> entries = others(crs, found, attribute);
            entries.add(reference(crs));
            changes.put(attribute.shortName(), entries);
        }
        sent(RequestPrimitive.update(crs.originator(), subscription, new Content("m2m:sub", changes)));
        return identifier(subscription, found);
    }

    private void exit(Resource crs, String subscription) {
        Content found = sent(RequestPrimitive.retrieve(crs.originator(), subscription));
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("nu", others(crs, found, NOTIFICATION_URI));
        List<Object> associated = others(crs, found, ASSOCIATED_CROSS_RESOURCE_SUB);
        changes.put("acrs", associated.isEmpty() ? Null.NULL : associated);
        sent(RequestPrimitive.update(crs.originator(), subscription, new Content("m2m:sub", changes)));
    }

    private List<Object> others(Resource crs, Content subscription, Attribute<?> attribute) {
        Object entries = subscription.members().getOrDefault(attribute.shortName(), List.of());
        List<Object> others = new ArrayList<>((List<?>) entries);
        others.remove(reference(crs));
        return others;
    }

    private Content sent(RequestPrimitive request) {
        ResponsePrimitive response = sender.sendOnce(request);
        if (!response.status().isSuccess()) {
            throw new RequestFailure(response.status(), request.operation() + " " + request.to() + " is answered "
                    + response.status().number() + " " + response.status());
        }
        return response.content().orElseGet(() -> new Content("m2m:sub", Map.of()));
    }

    /** SP-relative, as notifications name it. */
    private String identifier(String address, Content subscription) {
        String host = address.startsWith("/") ? address.substring(0, address.indexOf('/', 1)) : cse.id();
        return host + "/" + subscription.members().get("ri");
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RequestFailure gone) {
            LOG.debug("a cross-resource subscription could not be taken back: {}", gone.text());
        }
    }
}
