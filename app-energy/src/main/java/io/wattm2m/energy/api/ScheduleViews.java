// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.Wishes.checked;
import static io.wattm2m.energy.api.Wishes.or;

import io.wattm2m.energy.schedule.Conflicts.Conflict;
import io.wattm2m.energy.schedule.Occurrences.Occurrence;
import io.wattm2m.energy.schedule.Schedule;
import io.wattm2m.energy.schedule.Schedule.Missed;
import io.wattm2m.energy.schedule.Schedule.OnHolidays;
import io.wattm2m.energy.schedule.Schedule.Repeat;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schedules as they stand in documents. */
final class ScheduleViews {
    private static final int DEFAULT_HOLD_MINUTES = 60;

    private ScheduleViews() {}

    /**
     * A schedule as somebody wants it; of a change, what is not given stays. Days of the week are 1 (Monday) to 7.
     */
    record Wanted(@Nullable String name, @Nullable List<String> deviceIds, @Nullable String power, @Nullable String at,
            @Nullable List<Integer> days, @Nullable String rrule, @Nullable String from, @Nullable String until,
            @Nullable String holidays, @Nullable String missed, @Nullable Integer holdMinutes,
            @Nullable Boolean enabled) {

        Schedule create(String id, LocalDate today) {
            Repeat everyDay = new Repeat(Set.of(), "", today, null, OnHolidays.AS_ALWAYS);
            return checked(() -> new Schedule(id, or(name, ""), given("deviceIds", deviceIds), given("power", power),
                    given("at", at), repeat(everyDay), Labels.read(Missed.class, "missed", missed, Missed.SKIP),
                    or(holdMinutes, DEFAULT_HOLD_MINUTES), or(enabled, true)));
        }

        Schedule change(Schedule old) {
            return checked(() -> new Schedule(old.id(), or(name, old.name()), or(deviceIds, old.deviceIds()),
                    or(power, old.power()), or(at, old.at()), repeat(old.repeat()),
                    Labels.read(Missed.class, "missed", missed, old.missed()), or(holdMinutes, old.holdMinutes()),
                    or(enabled, old.enabled())));
        }

        private Repeat repeat(Repeat old) {
            String rule = or(rrule, days == null || days.isEmpty() ? old.rrule() : "");
            Set<DayOfWeek> week = days == null ? rule.isEmpty() ? old.days() : Set.of()
                    : days.stream().map(Wanted::weekday).collect(Collectors.toUnmodifiableSet());
            LocalDate last =
                    until == null ? old.until() : until.isEmpty() ? null : Moments.date("until", until, old.from());
            return new Repeat(week, rule, Moments.date("from", from, old.from()), last,
                    Labels.read(OnHolidays.class, "holidays", holidays, old.onHolidays()));
        }

        private static DayOfWeek weekday(@Nullable Integer day) {
            if (day == null || day < DayOfWeek.MONDAY.getValue() || day > DayOfWeek.SUNDAY.getValue()) {
                throw new IllegalArgumentException("days: 1 to 7");
            }
            return DayOfWeek.of(day);
        }
    }

    /** A schedule, and when it comes next. */
    record ScheduleView(String id, String name, List<String> deviceIds, String power, String at, List<Integer> days,
            String rrule, LocalDate from, @Nullable LocalDate until, String holidays, String missed, int holdMinutes,
            boolean enabled, @Nullable OffsetDateTime next) {

        static ScheduleView of(Schedule schedule, Optional<Instant> next, ZoneId zone) {
            Repeat repeat = schedule.repeat();
            return new ScheduleView(schedule.id(), schedule.name(), schedule.deviceIds(), schedule.power(),
                    schedule.at(), new TreeSet<>(repeat.days()).stream().map(DayOfWeek::getValue).toList(),
                    repeat.rrule(), repeat.from(), repeat.until(), Labels.of(repeat.onHolidays()),
                    Labels.of(schedule.missed()), schedule.holdMinutes(), schedule.enabled(),
                    next.map(at -> at.atZone(zone).toOffsetDateTime()).orElse(null));
        }
    }

    /** A time that comes. */
    record UpcomingView(OffsetDateTime at, String scheduleId, String name, List<String> deviceIds, String power) {
        static UpcomingView of(Occurrence occurrence, ZoneId zone) {
            Schedule schedule = occurrence.schedule();
            return new UpcomingView(occurrence.at().atZone(zone).toOffsetDateTime(), schedule.id(), schedule.name(),
                    schedule.deviceIds(), schedule.power());
        }
    }

    /** Two schedules that want the opposite. */
    record ConflictView(OffsetDateTime at, String deviceId, String scheduleId, String otherId) {
        static ConflictView of(Conflict conflict, ZoneId zone) {
            return new ConflictView(conflict.at().atZone(zone).toOffsetDateTime(), conflict.deviceId(),
                    conflict.scheduleId(), conflict.otherId());
        }
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
