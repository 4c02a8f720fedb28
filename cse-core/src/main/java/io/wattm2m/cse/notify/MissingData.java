// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.type.SubscriptionType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts missing data for the subscriptions that want to be told of them ({@code enc/md}, TS-0001 10.2.4.30): the first
 * one opens a window, and is counted again from one when the window has passed. Thread-safe.
 */
final class MissingData {
    private final Map<String, Window> bySubscription = new ConcurrentHashMap<>();
    private final AlarmClock clock;

    MissingData(AlarmClock clock) {
        this.clock = clock;
    }

    private record Window(Duration opened, long count) {}

    /** Counts one more; whether there are now as many within the window as the subscription waits for. */
    boolean isEnough(Subscription subscription) {
        Map<?, ?> criterion = (Map<?, ?>) subscription.resource().get(SubscriptionType.EVENT_NOTIFICATION_CRITERIA)
                .map(criteria -> criteria.get("md")).orElse(Map.of());
        if (!(criterion.get("num") instanceof Long number) || !(criterion.get("dur") instanceof String duration)) {
            return false;
        }
        Duration now = clock.now();
        Duration length = DataTypes.DURATION.read(duration);
        return bySubscription.merge(subscription.id(), new Window(now, 1),
                (window, first) -> now.compareTo(window.opened().plus(length)) > 0 ? first
                        : new Window(window.opened(), window.count() + 1))
                .count() >= number;
    }

    /** The subscription is no more, or has changed. */
    void forget(String subscriptionId) {
        bySubscription.remove(subscriptionId);
    }
}
