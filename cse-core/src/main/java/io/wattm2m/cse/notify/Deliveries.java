// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.Cursors.Cursor;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.SubscriptionType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The deliveries by subscription and target, and the durability of their positions. Thread-safe. */
final class Deliveries {
    private final Map<String, Map<String, Delivery>> bySubscription = new ConcurrentHashMap<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    /** Those whose positions may have to be made durable: there may be tens of thousands of others. */
    private final Set<Delivery> moved = ConcurrentHashMap.newKeySet();
    private final Outlet outlet;
    private final Cursors cursors;

    Deliveries(Outlet outlet, Cursors cursors) {
        this.outlet = outlet;
        this.cursors = cursors;
    }

    /** The delivery to a target of the subscription; a new one follows what has come since the subscription. */
    Delivery of(Subscription subscription, String target) {
        return of(subscription, target, Optional.empty());
    }

    /** A new subscription: where it is about instances, those that come from now on are told. */
    void follow(Subscription subscription) {
        if (subscription.followsInstances()) {
            subscription.targets().forEach(target -> of(subscription, target));
        }
    }

    /** Goes on telling a target of the subscription from this position. */
    void resume(Subscription subscription, String target, Optional<Cursor> cursor) {
        of(subscription, target, cursor.map(Cursor::sequence));
    }

    /** The subscription has changed: no one is told who is not asked for any more. */
    void retarget(Subscription before, Subscription after) {
        forget(before.id());
        Map<String, Delivery> known = bySubscription.getOrDefault(before.id(), Map.of());
        Set<String> gone = new HashSet<>(known.keySet());
        gone.removeAll(after.targets());
        gone.forEach(target -> Optional.ofNullable(known.remove(target)).ifPresent(Delivery::discard));
        known.values().forEach(delivery -> delivery.change(after));
        if (!outlet.policy(before).counted()) {
            outlet.statistics().reset(before.id());
        }
        if (after.followsInstances()) {
            after.targets().forEach(target -> of(after, target));
        }
    }

    /** The schedule of a subscription has changed. */
    void reschedule(String subscriptionId) {
        outlet.subscription(subscriptionId).filter(found -> found.resource().is(SubscriptionType.NUMBER))
                .ifPresent(found -> bySubscription.getOrDefault(subscriptionId, Map.of()).values()
                        .forEach(delivery -> delivery.change(found)));
    }

    /** The deliveries of a subscription that is no more; they are not kept any longer. */
    Collection<Delivery> remove(String subscriptionId) {
        forget(subscriptionId);
        return Optional.ofNullable(bySubscription.remove(subscriptionId)).orElse(Map.of()).values();
    }

    /** Tells nothing more of what somebody else has to tell from now on. */
    void clear() {
        List<String> known = List.copyOf(bySubscription.keySet());
        known.forEach(id -> Optional.ofNullable(bySubscription.remove(id)).orElse(Map.of()).values()
                .forEach(Delivery::discard));
        forgotten.clear();
    }

    /** Has the positions of a subscription removed from what is durable. */
    void forget(String subscriptionId) {
        forgotten.add(subscriptionId);
    }

    /** Tries again to tell those that could not be reached: an AE that registers or changes may be where it can. */
    void retry(Resource changed) {
        if (changed.is(AeType.NUMBER)) {
            retry(target -> target.equals(changed.id()) || target.endsWith("/" + changed.id())
                    || outlet.cse().relative(target).filter(changed.path()::equals).isPresent());
        }
    }

    private void retry(Predicate<String> isReachable) {
        all().filter(Delivery::isUnreachable).filter(delivery -> isReachable.test(delivery.target()))
                .forEach(Delivery::lookAgain);
    }

    /** Makes durable what has changed. Called by one thread at a time; how many positions that were. */
    int flush() {
        outlet.statistics().flush();
        List<String> gone = List.copyOf(forgotten);
        if (!gone.isEmpty()) {
            cursors.remove(gone);
            gone.forEach(forgotten::remove);
        }
        Map<Delivery, Cursor> positions = takeMoved();
        if (!positions.isEmpty()) {
            save(positions);
        }
        return positions.size();
    }

    /** Whatever moves from here on is taken the next time. */
    private Map<Delivery, Cursor> takeMoved() {
        Map<Delivery, Cursor> positions = new HashMap<>();
        for (Delivery delivery : List.copyOf(moved)) {
            moved.remove(delivery);
            delivery.unsaved().filter(position -> isKept(delivery))
                    .ifPresent(position -> positions.put(delivery, position));
        }
        return positions;
    }

    private boolean isKept(Delivery delivery) {
        return delivery.equals(bySubscription.getOrDefault(delivery.subscriptionId(), Map.of()).get(delivery.target()));
    }

    private void save(Map<Delivery, Cursor> positions) {
        try {
            cursors.save(positions.values());
        } catch (RuntimeException e) {
            moved.addAll(positions.keySet());
            throw e;
        }
        positions.forEach((delivery, position) -> delivery.saved(position.sequence()));
    }

    private Delivery of(Subscription subscription, String target, Optional<Long> position) {
        Map<String, Delivery> byTarget =
                bySubscription.computeIfAbsent(subscription.id(), id -> new ConcurrentHashMap<>());
        Delivery known = byTarget.get(target);
        Delivery delivery = known != null ? known
                : byTarget.computeIfAbsent(target,
                        name -> new Delivery(subscription, name, outlet, moved::add));
        if (known == null && outlet.tree().byId(subscription.id()).isEmpty()) {
            // it has been deleted since somebody looked it up, perhaps after its deliveries were removed
            remove(subscription.id()).forEach(Delivery::discard);
        } else if (subscription.followsInstances() && outlet.duty().isOurs()) {
            delivery.follow(() -> position.orElseGet(() -> beginning(subscription.resource())));
        }
        return delivery;
    }

    /** The position of the last instance that is older than the subscription. */
    private long beginning(Resource subscription) {
        Instant since = subscription.require(Common.LAST_MODIFIED_TIME);
        Optional<Resource> latest = outlet.tree().latest(subscription.parentId());
        if (latest.filter(instance -> !isOlder(instance, since)).isEmpty()) {
            return latest.map(Resource::sequence).orElse(0L);
        }
        try (Stream<Resource> instances = outlet.tree().instances(subscription.parentId(), 0)) {
            return instances.takeWhile(instance -> isOlder(instance, since)).mapToLong(Resource::sequence).max()
                    .orElse(0);
        }
    }

    private static boolean isOlder(Resource instance, Instant since) {
        return instance.require(Common.CREATION_TIME).isBefore(since);
    }

    private Stream<Delivery> all() {
        return bySubscription.values().stream().flatMap(byTarget -> byTarget.values().stream());
    }
}
