// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what subscriptions want counted, and adds it to their {@code nsi} from time to time (TS-0001 V4 9.6.8, {@code
 * notificationStatsInfo}). Thread-safe.
 */
final class Statistics {
    private final Map<Key, Tally> counted = new ConcurrentHashMap<>();
    private final ResourceStore store;

    Statistics(ResourceStore store) {
        this.store = store;
    }

    /**
     * What has been counted for a target.
     *
     * @param requests notifications sent
     * @param responses answers to them
     * @param events events that it is or was to be told of
     */
    record Tally(long requests, long responses, long events) {
        static final Tally EVENT = new Tally(0, 0, 1);
        static final Tally ANSWERED = new Tally(1, 1, 0);
        static final Tally UNANSWERED = new Tally(1, 0, 0);

        Tally plus(Tally other) {
            return new Tally(requests + other.requests, responses + other.responses, events + other.events);
        }
    }

    private record Key(String subscriptionId, String target) {}

    void count(String subscriptionId, String target, Tally tally) {
        counted.merge(new Key(subscriptionId, target), tally, Tally::plus);
    }

    /** Counts from the beginning. */
    void reset(String subscriptionId) {
        counted.keySet().removeIf(key -> key.subscriptionId().equals(subscriptionId));
    }

    /** Has the subscriptions show what has been counted. Called by one thread at a time. */
    void flush() {
        Map<String, Map<String, Tally>> bySubscription = new HashMap<>();
        for (Key key : List.copyOf(counted.keySet())) {
            Tally tally = counted.remove(key);
            if (tally != null) {
                bySubscription.computeIfAbsent(key.subscriptionId(), id -> new HashMap<>()).put(key.target(), tally);
            }
        }
        if (!bySubscription.isEmpty()) {
            store.write(view -> shown(view, bySubscription));
        }
    }

    private static Changes shown(ResourceView view, Map<String, Map<String, Tally>> bySubscription) {
        return bySubscription.entrySet().stream()
                .flatMap(entry -> view.byId(entry.getKey()).stream().filter(Statistics::isCounting)
                        .map(found -> Changes.adjusted(found, with(found, entry.getValue()))))
                .reduce(Changes.NONE, Changes::and);
    }

    private static boolean isCounting(Resource subscription) {
        return subscription.get(SubscriptionType.NOTIFICATION_STATS_ENABLE).orElse(false);
    }

    private static Resource with(Resource subscription, Map<String, Tally> more) {
        List<Map<String, Object>> information = new ArrayList<>();
        Map<String, Tally> rest = new HashMap<>(more);
        for (Map<String, Object> known : subscription.get(SubscriptionType.NOTIFICATION_STATS_INFO)
                .orElse(List.of())) {
            String target = String.valueOf(known.get("tg"));
            Tally added = rest.remove(target);
            information.add(added == null ? known : entry(target, added.plus(tally(known))));
        }
        rest.forEach((target, tally) -> information.add(entry(target, tally)));
        return subscription.with(SubscriptionType.NOTIFICATION_STATS_INFO, information);
    }

    private static Tally tally(Map<?, ?> entry) {
        return new Tally(number(entry, "rqs"), number(entry, "rsr"), number(entry, "noec"));
    }

    private static long number(Map<?, ?> entry, String name) {
        return entry.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static Map<String, Object> entry(String target, Tally tally) {
        return Map.of("tg", target, "rqs", tally.requests(), "rsr", tally.responses(), "noec", tally.events());
    }
}
