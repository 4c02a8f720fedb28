// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.primitive.Null;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** The time that a plug tells, in any of the usual forms, as a number of seconds since 1970. */
final class PlugTime {
    private static final double MILLISECONDS_FROM = 1e11;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private PlugTime() {}

    /**
     * The time in seconds: a {@link Long} or a {@link Double}; a number of seconds stays as it is. The arrival stands
     * for the time of a clock that was never set, that is before the year 2000, or that has no offset.
     *
     * @param value seconds or milliseconds since 1970, ISO-8601 text, or NULL for the arrival
     * @throws IllegalArgumentException where it is no time, or one that cannot be
     */
    static Number seconds(Object value, Instant arrival) {
        Number seconds = switch (value) {
            case Long number -> number >= MILLISECONDS_FROM ? ofMilliseconds(number) : number;
            case Double number -> number >= MILLISECONDS_FROM ? (Number) (number / 1000) : number;
            case String text -> ofMilliseconds(parsed(text, arrival).toEpochMilli());
            case Null absent -> ofMilliseconds(arrival.toEpochMilli());
            default -> throw new IllegalArgumentException("timestamp is neither seconds since 1970 nor ISO-8601 text");
        };
        checkPlausible(seconds.doubleValue(), arrival);
        return seconds.doubleValue() < EARLIEST.getEpochSecond() ? of(arrival) : seconds;
    }

    /** As {@link #seconds}, but the arrival also stands for a time without an offset, or one that cannot be. */
    static Number orArrival(Object value, Instant arrival) {
        try {
            return seconds(value, arrival);
        } catch (IllegalArgumentException unusable) {
            return of(arrival);
        }
    }

    /** A moment as a number of seconds. */
    static Number of(Instant moment) {
        return ofMilliseconds(moment.toEpochMilli());
    }

    private static Number ofMilliseconds(long milliseconds) {
        return milliseconds % 1000 == 0 ? (Number) (milliseconds / 1000) : milliseconds / 1000.0;
    }

    /** What is told without an offset is told by a clock of which nobody knows where it hangs. */
    private static Instant parsed(String text, Instant arrival) {
        try {
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
                    LocalDateTime::from) instanceof OffsetDateTime time ? time.toInstant() : arrival;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timestamp is not ISO-8601 text", e);
        }
    }

    private static void checkPlausible(double seconds, Instant arrival) {
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("timestamp " + seconds + " is before 1970");
        }
        if (!(seconds <= arrival.plus(AHEAD).toEpochMilli() / 1000.0)) {
            throw new IllegalArgumentException("timestamp " + seconds + " is more than 5 minutes in the future");
        }
    }
}
