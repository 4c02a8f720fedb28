// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * When nobody is at home, by the id of the home: until further notice, or for a holiday of which the return is known.
 * Habits do not count then; around a return use is expected, so that what was cut is ready. Thread-safe; kept over a
 * restart.
 */
public final class Absences {
    /** What stands for the id of a home where a device stands in none. */
    public static final String HOUSEHOLD = "household";
    private final Documents<Away> away;
    private final Documents<Holiday> holidays;
    private final Duration returnLead;
    private volatile UnaryOperator<String> homes = deviceId -> HOUSEHOLD;

    Absences(Memory memory, Duration returnLead) {
        this.away = new Documents<>(memory, "away", Away.class);
        this.holidays = new Documents<>(memory, "holiday", Holiday.class);
        this.returnLead = returnLead;
    }

    /** Asks from now on in which home a device stands; before that all stand in none. */
    public void ask(UnaryOperator<String> homeOfDevice) {
        homes = homeOfDevice;
    }

    /** Who is where a device stands at this local time. */
    public Presence presenceAt(String deviceId, LocalDateTime at) {
        return presence(homes.apply(deviceId), at);
    }

    /** Who is at home at this local time. */
    public Presence presence(String home, LocalDateTime at) {
        return isOpen(home) ? Presence.AWAY
                : holidays.find(home).map(known -> known.presence(at, returnLead)).orElse(Presence.HOME);
    }

    /** The holiday that is to come or has begun; empty where there is none. */
    public Optional<Holiday> holiday(String home, LocalDateTime at) {
        return holidays.find(home).filter(known -> at.isBefore(known.until));
    }

    /** Says that nobody is at home until further notice, or that somebody is; a holiday is over with that. */
    public void set(String home, boolean isAway) {
        away.keep(home, new Away(isAway));
        holidays.forget(home);
    }

    /** Says when nobody will be at home. */
    public void plan(String home, Holiday holiday) {
        away.keep(home, new Away(false));
        holidays.keep(home, holiday);
    }

    /** Forgets both of a home that is gone. */
    public void forget(String home) {
        away.forget(home);
        holidays.forget(home);
    }

    private boolean isOpen(String home) {
        return away.find(home).map(Away::away).orElse(false);
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
