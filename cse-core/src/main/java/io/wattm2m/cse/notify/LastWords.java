// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static io.wattm2m.cse.type.EventNotificationCriteria.DELETE_OF_RESOURCE;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is still to be told for a subscription that is no more. For one thread. */
final class LastWords {
    private final Subscription subscription;
    private final Outlet outlet;
    private final Map<String, Delivery> byTarget = new HashMap<>();

    /** Ends the deliveries that the subscription had. */
    LastWords(Subscription subscription, Collection<Delivery> deliveries, Outlet outlet) {
        this.subscription = subscription;
        this.outlet = outlet;
        deliveries.forEach(delivery -> byTarget.put(delivery.target(), delivery));
        deliveries.forEach(Delivery::end);
    }

    /** Tells the targets this. */
    void tell(Notification notification) {
        subscription.targets().forEach(target -> delivery(target).offer(notification));
    }

    /**
     * Tells of the deletion of the subscribed-to resource where that is the reason, and the subscriber, and only the
     * subscriber, that the subscription has ended (TS-0001 10.2.10.12).
     */
    void tellEnd(List<Resource> deleted) {
        deleted.stream().filter(resource -> resource.id().equals(subscription.resource().parentId()))
                .filter(resource -> outlet.mayTell(subscription, resource))
                .map(resource -> Event.of(DELETE_OF_RESOURCE, resource))
                .filter(event -> SubscriptionMatcher.matches(subscription, event, () -> Optional.of(event.subject())))
                .map(event -> Notification.passing(() -> outlet.content(subscription, event))).forEach(this::tell);
        tellSubscriber();
    }

    /** Tells the subscriber, if there is one, and cross-resource subscriptions that the subscription has ended. */
    private void tellSubscriber() {
        Resource resource = subscription.resource();
        Stream.concat(resource.get(SubscriptionType.SUBSCRIBER_URI).stream(),
                resource.get(SubscriptionType.ASSOCIATED_CROSS_RESOURCE_SUB).stream().flatMap(List::stream)).distinct()
                .forEach(subscriber -> delivery(subscriber)
                        .offer(Notification.alone(() -> outlet.contentOfDeletion(subscription))));
    }

    private Delivery delivery(String target) {
        return byTarget.computeIfAbsent(target, name -> {
            Delivery delivery = new Delivery(subscription, name, outlet, unkept -> {});
            delivery.end();
            return delivery;
        });
    }
}
