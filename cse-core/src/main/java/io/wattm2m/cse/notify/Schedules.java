// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.ScheduleType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The schedules of subscriptions and cross-resource subscriptions. Thread-safe. */
final class Schedules {
    private final Map<String, NotificationSchedule> bySubscription = new ConcurrentHashMap<>();

    /** Takes up those that were there before the process was. */
    void start(List<Resource> schedules) {
        schedules.forEach(this::put);
    }

    /** The schedule of the subscription with this {@code ri}. */
    NotificationSchedule of(String subscriptionId) {
        return bySubscription.getOrDefault(subscriptionId, NotificationSchedule.ALWAYS);
    }

    /**
     * Follows changes of the tree.
     *
     * @return the {@code ri} of those whose schedule is another now
     */
    List<String> applied(Changes applied) {
        List<Resource> present = Stream
                .concat(applied.created().stream(), applied.updated().stream().map(Replacement::after))
                .filter(Schedules::isOfSubscription).toList();
        List<Resource> gone = applied.deleted().stream().filter(Schedules::isOfSubscription).toList();
        present.forEach(this::put);
        gone.forEach(schedule -> bySubscription.remove(schedule.parentId()));
        return Stream.concat(present.stream(), gone.stream()).map(Resource::parentId).toList();
    }

    /** The subscription is no more. */
    void forget(String subscriptionId) {
        bySubscription.remove(subscriptionId);
    }

    private static boolean isOfSubscription(Resource resource) {
        return resource.is(ScheduleType.NUMBER) && resource.name().equals(ScheduleType.NOTIFICATION_SCHEDULE);
    }

    private void put(Resource schedule) {
        if (isOfSubscription(schedule)) {
            bySubscription.put(schedule.parentId(), NotificationSchedule.of(schedule));
        }
    }
}
