// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.testing.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands until it is moved, and calls back when it comes by. */
final class TestClock extends AdjustableClock implements Timer {
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();

    TestClock() {
        super(Instant.ofEpochSecond(1_739_930_112));
    }

    @Override
    public void advance(Duration duration) {
        super.advance(duration);
        List<Alarm> due = alarms.stream().filter(alarm -> !alarm.due().isAfter(instant())).toList();
        alarms.removeAll(due);
        due.forEach(alarm -> alarm.task().run());
    }

    @Override
    public void after(Duration delay, Runnable task) {
        alarms.add(new Alarm(instant().plus(delay), task));
    }

    private record Alarm(Instant due, Runnable task) {}
}
