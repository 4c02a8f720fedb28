// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A time that stands still until it is moved; whoever waits for it is woken by then. Thread-safe. */
final class ManualAlarmClock implements AlarmClock {
    private final TreeMap<Duration, List<Runnable>> alarms = new TreeMap<>();
    private Duration now = Duration.ofDays(1);

    @Override
    public synchronized Duration now() {
        return now;
    }

    /** 2026-01-05, a Monday, at 10:15, when the clock was made. */
    @Override
    public Instant moment() {
        return Instant.parse("2026-01-04T10:15:00Z").plus(now());
    }

    @Override
    public void ring(Duration when, Runnable action) {
        synchronized (this) {
            if (when.compareTo(now) > 0) {
                alarms.computeIfAbsent(when, time -> new ArrayList<>()).add(action);
                return;
            }
        }
        action.run();
    }

    /** Moves on, and wakes whoever waits for it. */
    void advance(Duration time) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            now = now.plus(time);
            Map<Duration, List<Runnable>> passed = alarms.headMap(now, true);
            passed.values().forEach(due::addAll);
            passed.clear();
        }
        due.forEach(Runnable::run);
    }

    /** How many wait. */
    synchronized int waiting() {
        return alarms.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public synchronized void close() {
        alarms.clear();
    }
}
