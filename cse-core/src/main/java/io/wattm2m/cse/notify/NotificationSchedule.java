// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.ScheduleEntry;
import io.wattm2m.cse.type.ScheduleType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When the targets of a subscription may be told ({@code notificationSchedule}, TS-0001 9.6.9, 10.2.10.7). Immutable.
 *
 * @param entries the times; none where they may be told at any time
 */
record NotificationSchedule(List<ScheduleEntry> entries) {
    static final NotificationSchedule ALWAYS = new NotificationSchedule(List.of());

    static NotificationSchedule of(Resource schedule) {
        return new NotificationSchedule(ScheduleType.entries(schedule));
    }

    boolean allows(Instant moment) {
        return entries.isEmpty() || entries.stream().anyMatch(entry -> entry.matches(moment));
    }

    /** How soon it allows something, or has to be asked again: that is at the end of the day at the latest. */
    Duration wait(Instant moment) {
        Instant tomorrow = moment.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        Instant next = entries.stream().map(entry -> entry.nextOnDay(moment)).flatMap(Optional::stream)
                .min(Instant::compareTo).orElse(tomorrow);
        return Duration.between(moment, next);
    }
}
