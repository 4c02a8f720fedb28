// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import io.wattm2m.energy.schedule.Schedule.Repeat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** The days of a repetition. Pure. */
final class Days {
    private static final int FARTHEST_DAYS = 800;
    private final Repeat repeat;
    private final Holidays holidays;

    Days(Repeat repeat, Holidays holidays) {
        this.repeat = repeat;
        this.holidays = holidays;
    }

    /** The first day from this one on; empty where there is none within two years. */
    Optional<LocalDate> from(LocalDate wanted) {
        LocalDate first = wanted.isBefore(repeat.from()) ? repeat.from() : wanted;
        LocalDate last = first.plusDays(FARTHEST_DAYS);
        return (repeat.rrule().isEmpty() ? byWeek(first, last) : byRule(first, last))
                .filter(day -> repeat.until() == null || !day.isAfter(repeat.until()));
    }

    /** Reads a rule; IllegalArgumentException where it is none, or repeats more often than daily. */
    static RecurrenceRule rule(String text) {
        try {
            RecurrenceRule rule = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (rule.getFreq() == Freq.HOURLY || rule.getFreq() == Freq.MINUTELY || rule.getFreq() == Freq.SECONDLY) {
                throw new IllegalArgumentException("rrule '" + text + "' repeats more often than daily");
            }
            return rule;
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException("rrule '" + text + "' is not one of RFC 5545: " + e.getMessage(), e);
        }
    }

    private Optional<LocalDate> byWeek(LocalDate first, LocalDate last) {
        return first.datesUntil(last)
                .filter(day -> repeat.days().isEmpty() || repeat.days().contains(day.getDayOfWeek()))
                .filter(this::isAllowed).findFirst();
    }

    private Optional<LocalDate> byRule(LocalDate first, LocalDate last) {
        RecurrenceRuleIterator days = rule(repeat.rrule().toUpperCase(Locale.ROOT)).iterator(date(repeat.from()));
        days.fastForward(date(first));
        while (days.hasNext()) {
            DateTime next = days.nextDateTime();
            LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            if (day.isAfter(last)) {
                return Optional.empty();
            }
            if (!day.isBefore(first) && isAllowed(day)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private boolean isAllowed(LocalDate day) {
        return switch (repeat.onHolidays()) {
            case AS_ALWAYS -> true;
            case NOT -> !holidays.isHoliday(day);
            case ONLY -> holidays.isHoliday(day);
        };
    }

    private static DateTime date(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }
}
