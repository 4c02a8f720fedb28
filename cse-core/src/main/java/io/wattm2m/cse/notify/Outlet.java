// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.EventNotificationCriteria;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all deliveries share: the way out, the tree, and who is to know of success. Thread-safe.
 *
 * @param cse on whose behalf is told
 * @param tree the committed resources
 * @param sender the way out
 * @param threads where deliveries work
 * @param clock the time by which they wait
 * @param settings how they go about it
 * @param queues makes the queue of a new delivery
 * @param schedules when subscriptions may notify
 * @param statistics what is counted
 * @param allowance how many notifications may be under way
 * @param duty what is for this node to tell
 * @param readership who may be told
 * @param success told the {@code ri} of a subscription for each notification that was taken
 */
record Outlet(Entity cse, ResourceView tree, Sender sender, Executor threads, AlarmClock clock,
        NotifySettings settings, Supplier<TargetQueue> queues, Schedules schedules, Statistics statistics,
        Allowance allowance, Duty duty, Readership readership, Consumer<Resource> success) {

    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    TargetQueue newQueue() {
        return queues.get();
    }

    /** The subscription as it is now. */
    Optional<Subscription> subscription(String subscriptionId) {
        return tree.byId(subscriptionId).map(Subscription::of);
    }

    /** Whether the creator of the subscription may know of what it is about; what has ended has been judged. */
    boolean mayTell(String subscriptionId) {
        return subscription(subscriptionId).flatMap(found -> tree.byId(found.resource().parentId())
                .map(subscribedTo -> mayTell(found, subscribedTo))).orElse(true);
    }

    /** Whether the creator of the subscription may still know of the resource that it is about. */
    boolean mayTell(Subscription subscription, Resource subscribedTo) {
        return readership.includes(creator(subscription), subscribedTo);
    }

    /**
     * Whether the creator of the subscription may know of a child of what it is about, which a notification shows as it
     * is (TS-0001 9.6.8): not, where the child has policies that keep it from him.
     */
    boolean mayTellOfChild(Subscription subscription, Resource child) {
        return !readership.isShutOut(creator(subscription), child);
    }

    private static String creator(Subscription subscription) {
        Resource resource = subscription.resource();
        return resource.get(Common.CUSTODIAN).orElse(resource.originator());
    }

    /** Whether targets may be told now by the schedule. */
    boolean isScheduled(Policy policy) {
        return policy.schedule().allows(clock.moment());
    }

    /** Whether the schedule of this resource lets its targets be told now. */
    boolean isScheduled(Resource subscribing) {
        return Policy.isImmediate(subscribing) || schedules.of(subscribing.id()).allows(clock.moment());
    }

    /** Those of the instances that the subscription is to be told of. */
    List<Notification> notifications(Subscription subscription, List<Resource> instances) {
        return instances.stream().map(instance -> Event.of(EventNotificationCriteria.CREATE_OF_CHILD, instance))
                .filter(event -> SubscriptionMatcher.matches(subscription, event, Optional::empty))
                .map(event -> Notification.of(event.subject(), () -> content(subscription, event)))
                .toList();
    }

    Content content(Subscription subscription, Event event) {
        return new NotificationContent(cse.id()).of(subscription, event);
    }

    Content contentOfDeletion(Subscription subscription) {
        return new NotificationContent(cse.id()).ofDeletion(subscription);
    }

    /** How the targets of this subscription are told. */
    Policy policy(Subscription subscription) {
        return Policy.of(subscription.resource(), settings, schedules.of(subscription.id()));
    }

    /** Sends this on behalf of a subscription, and counts it where it arrives. */
    ResponsePrimitive send(String subscriptionId, String target, Content content, Policy policy) {
        try {
            RequestPrimitive request = RequestPrimitive.notify(cse.id(), target, content);
            ResponsePrimitive response =
                    sender.send(policy.category().map(number -> with(request, number)).orElse(request));
            LOG.debug("{} of {} answers {}", target, subscriptionId, response.status());
            if (policy.ending() && response.status().isSuccess()) {
                tree.byId(subscriptionId).ifPresent(success);
            }
            return response;
        } finally {
            allowance.giveBack(subscriptionId);
        }
    }

    /** The request in this event category. */
    static RequestPrimitive with(RequestPrimitive request, Long category) {
        Map<String, Object> parameters = new HashMap<>(request.parameters());
        parameters.put("ec", category);
        return new RequestPrimitive(request.operation(), request.to(), request.from(), request.requestIdentifier(),
                request.resourceType(), request.content(), request.options(), parameters, request.peer());
    }
}
