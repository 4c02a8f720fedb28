// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many notifications may be under way for subscriptions that end after so many ({@code exc}): never more than are
 * left, so that several targets together do not get one too many. Thread-safe.
 */
final class Allowance {
    private final Map<String, UnderWay> bySubscription = new ConcurrentHashMap<>();
    private final ResourceView tree;

    Allowance(ResourceView tree) {
        this.tree = tree;
    }

    /** The notifications that are under way, and who waits to send another. */
    private record UnderWay(long count, Set<Runnable> waiting) {
        static final UnderWay NONE = new UnderWay(0, Set.of());

        UnderWay and(Runnable another) {
            Set<Runnable> all = new HashSet<>(waiting);
            all.add(another);
            return new UnderWay(count, all);
        }
    }

    /**
     * Takes leave to send one notification; to be given back. If there is none now, whoever asked is told when there
     * may be.
     */
    boolean take(String subscriptionId, Runnable retry) {
        boolean[] taken = {false};
        bySubscription.compute(subscriptionId, (id, known) -> {
            OptionalLong left = left(id);
            if (left.isEmpty()) {
                return known;
            }
            UnderWay underWay = Optional.ofNullable(known).orElse(UnderWay.NONE);
            taken[0] = underWay.count() < left.getAsLong();
            return taken[0] ? new UnderWay(underWay.count() + 1, underWay.waiting()) : underWay.and(retry);
        });
        return taken[0];
    }

    /** A notification has arrived and been counted, or has not arrived. */
    void giveBack(String subscriptionId) {
        UnderWay[] before = {UnderWay.NONE};
        bySubscription.computeIfPresent(subscriptionId, (id, underWay) -> {
            before[0] = underWay;
            return underWay.count() > 1 ? new UnderWay(underWay.count() - 1, Set.of()) : null;
        });
        before[0].waiting().forEach(Runnable::run);
    }

    /** The subscription is no more. */
    void forget(String subscriptionId) {
        bySubscription.remove(subscriptionId);
    }

    /** Empty where the subscription is no more: whoever ends its deliveries wakes them. */
    private OptionalLong left(String subscriptionId) {
        return tree.byId(subscriptionId).map(subscription -> OptionalLong
                .of(subscription.get(SubscriptionType.EXPIRATION_COUNTER).orElse(Long.MAX_VALUE)))
                .orElse(OptionalLong.empty());
    }
}
