// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When nobody is at home: until further notice, or for a holiday of which the return is known. Habits do not count
 * then; around a return use is expected, so that what was cut is ready. Thread-safe; kept over a restart.
 */
public final class Absences {
    private static final String HOUSEHOLD = "household";
    private final Documents<Away> away;
    private final Documents<Holiday> holidays;
    private final Duration returnLead;

    Absences(Memory memory, Duration returnLead) {
        this.away = new Documents<>(memory, "away", Away.class);
        this.holidays = new Documents<>(memory, "holiday", Holiday.class);
        this.returnLead = returnLead;
    }

    /** Who is at home at this local time. */
    public Presence presence(LocalDateTime at) {
        return isOpen() ? Presence.AWAY
                : holidays.find(HOUSEHOLD).map(known -> known.presence(at, returnLead)).orElse(Presence.HOME);
    }

    /** The holiday that is to come or has begun; empty where there is none. */
    public Optional<Holiday> holiday(LocalDateTime at) {
        return holidays.find(HOUSEHOLD).filter(known -> at.isBefore(known.until));
    }

    /** Says that nobody is at home until further notice, or that somebody is; a holiday is over with that. */
    public void set(boolean isAway) {
        away.keep(HOUSEHOLD, new Away(isAway));
        holidays.forget(HOUSEHOLD);
    }

    /** Says when nobody will be at home. */
    public void plan(Holiday holiday) {
        away.keep(HOUSEHOLD, new Away(false));
        holidays.keep(HOUSEHOLD, holiday);
    }

    private boolean isOpen() {
        return away.find(HOUSEHOLD).map(Away::away).orElse(false);
    }

    /** Who is at home. */
    public enum Presence {
        /** Somebody may be. */
        HOME,
        /** Nobody is, nor is anybody about to return. */
        AWAY,
        /** Somebody is about to return from a holiday, or has just done so. */
        RETURNING
    }

    /**
     * Whether nobody is at home until further notice.
     *
     * @param away whether
     */
    record Away(boolean away) {}

    /**
     * A time in which nobody is at home, in local time. Immutable.
     *
     * @param from when it begins
     * @param until the return
     */
    public record Holiday(LocalDateTime from, LocalDateTime until) {
        private static final int MOST_YEARS = 1;

        public Holiday {
            requireNonNull(from, "from is null");
            requireNonNull(until, "until is null");
            if (!from.isBefore(until) || from.plusYears(MOST_YEARS).isBefore(until)) {
                throw new IllegalArgumentException(
                        "a holiday ends after it begins, and within a year; not from " + from + " until " + until);
            }
        }

        private Presence presence(LocalDateTime at, Duration returnLead) {
            if (!at.isBefore(until.minus(returnLead)) && at.isBefore(until.plus(returnLead))) {
                return Presence.RETURNING;
            }
            return at.isBefore(from) || !at.isBefore(until) ? Presence.HOME : Presence.AWAY;
        }
    }
}
