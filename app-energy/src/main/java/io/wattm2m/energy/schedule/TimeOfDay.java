// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * A time of the day by the clock or by the sun: {@code 07:30}, {@code sunset}, {@code sunrise-00:45}. Immutable.
 *
 * @param anchor what the time is counted from
 * @param time the time by the clock, or how long after its anchor
 */
record TimeOfDay(Anchor anchor, Duration time) {
    private static final Pattern BY_SUN = Pattern.compile("(sunrise|sunset)(?:([+-])(\\d{1,2}):([0-5]\\d))?");
    private static final Duration LONGEST = Duration.ofHours(12);

    TimeOfDay {
        requireNonNull(anchor, "anchor is null");
        requireNonNull(time, "time is null");
    }

    /** Reads one; IllegalArgumentException where it is none. */
    static TimeOfDay of(String text) {
        Matcher bySun = BY_SUN.matcher(text);
        if (bySun.matches()) {
            return new TimeOfDay(bySun.group(1).equals("sunrise") ? Anchor.SUNRISE : Anchor.SUNSET, offset(bySun));
        }
        try {
            return new TimeOfDay(Anchor.MIDNIGHT, Duration.ofNanos(LocalTime.parse(text).toNanoOfDay()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "at '" + text + "' is not a time such as 07:30, sunset or sunrise-00:45", e);
        }
    }

    /**
     * The moment on a day. One that a change of clocks leaves out comes as much later; empty where the sun neither
     * rises nor sets.
     */
    Optional<Instant> on(LocalDate day, Place place) {
        if (anchor == Anchor.MIDNIGHT) {
            LocalTime time = LocalTime.ofNanoOfDay(this.time.toNanos());
            return Optional.of(day.atTime(time).atZone(place.zone()).toInstant());
        }
        SunTimes sun = SunTimes.compute().on(day).timezone(place.zone()).at(place.latitude(), place.longitude())
                .oneDay().execute();
        return Optional.ofNullable(anchor == Anchor.SUNRISE ? sun.getRise() : sun.getSet())
                .map(moment -> moment.toInstant().plus(time));
    }

    private static Duration offset(Matcher bySun) {
        if (bySun.group(2) == null) {
            return Duration.ZERO;
        }
        Duration length = Duration.ofHours(Long.parseLong(bySun.group(3)))
                .plusMinutes(Long.parseLong(bySun.group(4)));
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("at '" + bySun.group() + "' is more than twelve hours from the sun");
        }
        return bySun.group(2).equals("-") ? length.negated() : length;
    }

    /** What a time is counted from. */
    enum Anchor {
        MIDNIGHT, SUNRISE, SUNSET
    }
}
