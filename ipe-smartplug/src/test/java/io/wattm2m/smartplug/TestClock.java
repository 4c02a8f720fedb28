// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands until it is moved, and calls back when it comes by. */
final class TestClock extends Clock implements Timer {
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.ofEpochSecond(1_739_930_112);

    void advance(Duration duration) {
        now = now.plus(duration);
        List<Alarm> due = alarms.stream().filter(alarm -> !alarm.due().isAfter(now)).toList();
        alarms.removeAll(due);
        due.forEach(alarm -> alarm.task().run());
    }

    @Override
    public void after(Duration delay, Runnable task) {
        alarms.add(new Alarm(now.plus(delay), task));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    private record Alarm(Instant due, Runnable task) {}
}
