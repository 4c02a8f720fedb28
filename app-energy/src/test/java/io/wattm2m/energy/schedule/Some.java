// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.energy.schedule.Schedule.Missed;
import io.wattm2m.energy.schedule.Schedule.OnHolidays;
import io.wattm2m.energy.schedule.Schedule.Repeat;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Schedules to try things with. */
final class Some {
    private Some() {}

    static Schedule schedule(String id, String power, String at, Repeat repeat) {
        return new Schedule(id, id, List.of("lamp"), power, at, repeat, Missed.SKIP, 60, true);
    }

    static Schedule catchingUp(Schedule schedule) {
        return new Schedule(schedule.id(), schedule.name(), schedule.deviceIds(), schedule.power(), schedule.at(),
                schedule.repeat(), Missed.CATCH_UP, schedule.holdMinutes(), schedule.enabled());
    }

    static Schedule disabled(Schedule schedule) {
        return new Schedule(schedule.id(), schedule.name(), schedule.deviceIds(), schedule.power(), schedule.at(),
                schedule.repeat(), schedule.missed(), schedule.holdMinutes(), false);
    }

    static Repeat days(DayOfWeek... days) {
        return new Repeat(Set.of(days), "", LocalDate.of(2026, 1, 1), null, OnHolidays.AS_ALWAYS);
    }
}
