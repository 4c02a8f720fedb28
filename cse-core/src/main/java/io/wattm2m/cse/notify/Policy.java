// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.SubscriptionType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a subscription wants its targets to be told (TS-0001 9.6.8, 10.2.10.7). Immutable.
 *
 * @param batched whether notifications are sent together ({@code bn})
 * @param most how many are sent together at the most
 * @param patience how long the first of them waits for others
 * @param latest whether only the newest of those that wait is told ({@code ln})
 * @param limit how often a target may be told ({@code rl})
 * @param missed what becomes of notifications to a target that is away ({@code pn})
 * @param category the event category ({@code ec}) of notifications
 * @param counted whether statistics are kept ({@code nse})
 * @param ending whether the subscription ends after so many notifications ({@code exc})
 * @param schedule when its targets may be told; always, where its notifications are to go at once ({@code nec} 2)
 * @param priority how much its notifications matter where there is no room for all ({@code nsp}); 0 where it does not
 *        say
 */
record Policy(boolean batched, long most, Duration patience, boolean latest, Optional<RateLimit> limit, Missed missed,
        Optional<Long> category, boolean counted, boolean ending, NotificationSchedule schedule, long priority) {
    private static final long CATEGORY_IMMEDIATE = 2;
    private static final long CATEGORY_LATEST = 4;

    /** What becomes of notifications to a target that is away. */
    enum Missed {
        DROPPED, LATEST, ALL
    }

    /**
     * How often a target may be told.
     *
     * @param most so many times
     * @param window in this time
     */
    record RateLimit(long most, Duration window) {}

    static Policy of(Resource subscription, NotifySettings settings, NotificationSchedule schedule) {
        Optional<Map<String, Object>> batch = subscription.get(SubscriptionType.BATCH_NOTIFY);
        boolean latest = subscription.get(SubscriptionType.LATEST_NOTIFY).orElse(false);
        return new Policy(batch.isPresent(), batch.map(members -> most(members, settings)).orElse(1L),
                batch.map(members -> patience(members, settings)).orElse(Duration.ZERO), latest,
                subscription.get(SubscriptionType.RATE_LIMIT).map(Policy::limit),
                subscription.get(SubscriptionType.PENDING_NOTIFICATION).map(Policy::missed).orElse(Missed.DROPPED),
                latest ? Optional.of(CATEGORY_LATEST) : subscription.get(SubscriptionType.NOTIFICATION_EVENT_CATEGORY),
                subscription.get(SubscriptionType.NOTIFICATION_STATS_ENABLE).orElse(false),
                subscription.get(SubscriptionType.EXPIRATION_COUNTER).isPresent(),
                isImmediate(subscription) ? NotificationSchedule.ALWAYS : schedule,
                subscription.get(SubscriptionType.NOTIFICATION_STORAGE_PRIORITY).orElse(0L));
    }

    /** Whether its notifications wait for no schedule. */
    static boolean isImmediate(Resource subscription) {
        return subscription.get(SubscriptionType.NOTIFICATION_EVENT_CATEGORY)
                .filter(category -> category == CATEGORY_IMMEDIATE).isPresent();
    }

    /** However large a batch may be, its memory is that of a queue. */
    private static long most(Map<String, Object> batch, NotifySettings settings) {
        return batch.get("num") instanceof Long number ? Math.min(number, settings.queue()) : settings.queue();
    }

    private static Duration patience(Map<String, Object> batch, NotifySettings settings) {
        Object duration = batch.get("dur");
        return duration == null ? settings.batchDuration() : DataTypes.DURATION.read(duration);
    }

    private static RateLimit limit(Map<String, Object> limit) {
        return new RateLimit((Long) limit.getOrDefault("mnn", 1L),
                DataTypes.DURATION.read(limit.getOrDefault("tww", "PT0S")));
    }

    private static Missed missed(long pendingNotification) {
        return pendingNotification == 1 ? Missed.LATEST : Missed.ALL;
    }
}
