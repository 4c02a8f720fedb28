// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.notify.Policy.Missed;
import java.time.Duration;

/**
 * When a target may be told: within the schedule of the subscription, and not more often than its rate limit allows
 * (TS-0001 9.6.8, 10.2.10.7). For one thread at a time.
 */
final class RateWindow {
    private Duration opened = Duration.ZERO;
    private long sent;
    private NotificationSchedule schedule = NotificationSchedule.ALWAYS;
    private Duration reopens = Duration.ZERO;

    /** From when on the target may be told once more, or this is to be asked again. */
    Duration opens(Policy policy, AlarmClock clock) {
        Duration limited = limited(policy);
        Duration scheduled = policy.missed() == Missed.DROPPED ? Duration.ZERO : scheduled(policy.schedule(), clock);
        return limited.compareTo(scheduled) > 0 ? limited : scheduled;
    }

    /** The target is told at this time; a window begins with the first notification in it. */
    void count(Policy policy, Duration now) {
        policy.limit().ifPresent(limit -> {
            if (sent == 0 || now.compareTo(opened.plus(limit.window())) >= 0) {
                opened = now;
                sent = 0;
            }
            sent++;
        });
    }

    private Duration limited(Policy policy) {
        return policy.limit().filter(limit -> sent >= limit.most()).map(limit -> opened.plus(limit.window()))
                .orElse(Duration.ZERO);
    }

    private Duration scheduled(NotificationSchedule current, AlarmClock clock) {
        if (current.allows(clock.moment())) {
            return Duration.ZERO;
        }
        // the same answer until then, so that there is one alarm only
        if (!current.equals(schedule) || reopens.compareTo(clock.now()) <= 0) {
            schedule = current;
            reopens = clock.now().plus(current.wait(clock.moment()));
        }
        return reopens;
    }
}
