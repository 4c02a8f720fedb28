// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.energy.schedule.Schedule.OnHolidays;
import io.wattm2m.energy.schedule.Schedule.Repeat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a schedule comes, as a scheduleElement (TS-0004 7.4.9.1): seconds, minutes, hours, days of the month, months,
 * days of the week from Sunday on as 0, and years, in UTC. Pure.
 */
public final class Recurrence {
    private static final Duration DAY = Duration.ofDays(1);

    private Recurrence() {}

    /**
     * The element; empty where what a schedule says cannot be said so: the sun, holidays, a rule, a last day or a first
     * one to come, and the clock of a zone that will change it.
     *
     * @param now from when on it is to be true
     */
    public static Optional<String> element(Schedule schedule, ZoneId zone, Instant now) {
        Repeat repeat = schedule.repeat();
        boolean isSayable = repeat.rrule().isEmpty() && repeat.until() == null
                && repeat.onHolidays() == OnHolidays.AS_ALWAYS
                && !repeat.from().isAfter(LocalDate.ofInstant(now, zone))
                && zone.getRules().nextTransition(now) == null;
        return isSayable && schedule.time().anchor() == TimeOfDay.Anchor.MIDNIGHT
                ? Optional.of(element(schedule, zone.getRules().getOffset(now)))
                : Optional.empty();
    }

    private static String element(Schedule schedule, ZoneOffset offset) {
        Duration universal = schedule.time().time().minusSeconds(offset.getTotalSeconds());
        long later = Math.floorDiv(universal.toSeconds(), DAY.toSeconds());
        LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(universal.toSeconds(), DAY.toSeconds()));
        String days = schedule.repeat().days().isEmpty() ? "*"
                : schedule.repeat().days().stream().map(day -> number(day.plus(later))).sorted()
                        .map(String::valueOf).collect(Collectors.joining(","));
        return String.format(Locale.ROOT, "%d %d %d * * %s *", time.getSecond(), time.getMinute(), time.getHour(),
                days);
    }

    private static int number(DayOfWeek day) {
        return day.getValue() % DayOfWeek.values().length;
    }
}
