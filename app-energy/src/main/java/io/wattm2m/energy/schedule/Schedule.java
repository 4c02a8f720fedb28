// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When which plugs are switched. Immutable.
 *
 * @param id its name in addresses
 * @param name what people call it
 * @param deviceIds the plugs, at least one
 * @param power {@code on} or {@code off}
 * @param at the time of the day: {@code 07:30}, {@code sunset}, {@code sunrise-00:45}
 * @param repeat on which days
 * @param missed what happens to a time at which nothing could be done
 * @param holdMinutes how long automatic control leaves the plugs alone afterwards
 * @param enabled whether it is in force
 */
public record Schedule(String id, String name, List<String> deviceIds, String power, String at, Repeat repeat,
        Missed missed, int holdMinutes, boolean enabled) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DEVICES = 100;
    private static final int LONGEST_HOLD = 24 * 60;

    public Schedule {
        deviceIds = List.copyOf(deviceIds);
        requireNonNull(repeat, "repeat is null");
        requireNonNull(missed, "missed is null");
        require(id.matches("[A-Za-z0-9_-]{1,64}"), "id '" + id + "' is not 1 to 64 letters, digits, - or _");
        require(name.length() <= LONGEST_NAME, "name is longer than " + LONGEST_NAME + " characters");
        require(!deviceIds.isEmpty() && deviceIds.size() <= MOST_DEVICES, "deviceIds: 1 to " + MOST_DEVICES);
        require(Set.of("on", "off").contains(power), "power '" + power + "' is not on or off");
        require(holdMinutes >= 1 && holdMinutes <= LONGEST_HOLD, "holdMinutes: 1 to " + LONGEST_HOLD);
        TimeOfDay.of(at);
    }

    /** The same of other plugs. */
    public Schedule of(List<String> otherIds) {
        return new Schedule(id, name, otherIds, power, at, repeat, missed, holdMinutes, enabled);
    }

    /** Whether it switches on. */
    public boolean switchesOn() {
        return power.equals("on");
    }

    TimeOfDay time() {
        return TimeOfDay.of(at);
    }

    Duration hold() {
        return Duration.ofMinutes(holdMinutes);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What happens to a time that has passed while nothing could be done. */
    public enum Missed {
        /** It is left out. */
        SKIP,
        /** It is made up for, if no later time of the same schedule has come. */
        CATCH_UP
    }

    /** What public holidays change. */
    public enum OnHolidays {
        /** Nothing. */
        AS_ALWAYS,
        /** Nothing is switched on them. */
        NOT,
        /** Only on them something is switched. */
        ONLY
    }

    /**
     * On which days. Either days of the week, all of them where none is named, or a rule of RFC 5545. Immutable.
     *
     * @param days days of the week
     * @param rrule a recurrence rule such as {@code FREQ=MONTHLY;BYDAY=1SA}, whose times of day do not count; empty for
     *        none
     * @param from the first day, from which the rule counts
     * @param until the last day, none for ever
     * @param onHolidays what public holidays change
     */
    public record Repeat(Set<DayOfWeek> days, String rrule, LocalDate from, @Nullable LocalDate until,
            OnHolidays onHolidays) {
        private static final int LONGEST_RULE = 300;

        public Repeat {
            days = Set.copyOf(days);
            requireNonNull(from, "from is null");
            requireNonNull(onHolidays, "onHolidays is null");
            require(rrule.isEmpty() || days.isEmpty(), "days and rrule exclude each other");
            require(rrule.length() <= LONGEST_RULE, "rrule is longer than " + LONGEST_RULE + " characters");
            require(until == null || !until.isBefore(from), "until is before from");
            require(from.getYear() >= 2000 && from.getYear() < 2100, "from is not in the years 2000 to 2099");
            if (!rrule.isEmpty()) {
                Days.rule(rrule.toUpperCase(Locale.ROOT));
            }
        }
    }
}
