// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.alert.Alert;
import io.wattm2m.energy.alert.AlertBook;
import io.wattm2m.energy.alert.AlertRule.Way;
import io.wattm2m.energy.alert.Alerts;
import io.wattm2m.energy.alert.FirstRules;
import io.wattm2m.energy.alert.Messenger;
import io.wattm2m.energy.alert.Sentence;
import io.wattm2m.energy.alert.Telling;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.schedule.Calendars;
import io.wattm2m.energy.schedule.KeptSchedules;
import io.wattm2m.energy.schedule.Occurrences;
import io.wattm2m.energy.schedule.Place;
import io.wattm2m.energy.schedule.ScheduledPlugs;
import io.wattm2m.energy.schedule.Schedules;
import io.wattm2m.energy.schedule.Timer;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.UnswitchedPlugs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Schedules that nobody wakes, and alerts of which nobody is told. */
final class RoutineFixture {
    private RoutineFixture() {}

    static Routine of(Devices devices, Clock clock) {
        MapMemory memory = new MapMemory();
        Schedules schedules = new Schedules(new KeptSchedules(memory),
                new Occurrences(new Place(ZoneOffset.UTC, 37.5, 127), Calendars.of("kr")), new NoTimer(),
                new UnswitchedPlugs(), clock);
        Alerts alerts = new Alerts(new AlertBook(memory), FirstRules.of(220), new NoMessenger(), Runnable::run,
                new Alerts.Present(clock, ZoneOffset.UTC));
        devices.observe(alerts);
        return new Routine(schedules, alerts, NeighbourhoodFixture.of(devices, clock), FacilitiesFixture.of(),
                OutlookFixture.of());
    }

    private static final class NoTimer implements Timer {
        @Override
        public void set(String scheduleId, Instant at) {}

        @Override
        public void cancel(String scheduleId) {}

        @Override
        public boolean isSet(String scheduleId) {
            return true;
        }
    }

    private static final class NoMessenger implements Messenger {
        @Override
        public void tell(Way way, Alert alert, Sentence sentence, Telling telling) {}

        @Override
        public void publish(Alert alert) {}
    }
}
