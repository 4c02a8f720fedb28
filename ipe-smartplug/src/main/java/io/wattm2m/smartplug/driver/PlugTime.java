// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.primitive.Null;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The time that a plug tells, in any of the usual forms, as a number of seconds since 1970. */
final class PlugTime {
    private static final double MILLISECONDS_FROM = 1e11;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private PlugTime() {}

    /**
     * The time in seconds: a {@link Long} or a {@link Double}; a number of seconds stays as it is.
     *
     * @param value seconds or milliseconds since 1970, ISO-8601 text with an offset, or NULL for the arrival
     * @throws IllegalArgumentException where it is no time, or one that cannot be
     */
    static Number seconds(Object value, Instant arrival) {
        Number seconds = switch (value) {
            case Long number -> number >= MILLISECONDS_FROM ? ofMilliseconds(number) : number;
            case Double number -> number >= MILLISECONDS_FROM ? (Number) (number / 1000) : number;
            case String text -> ofMilliseconds(parsed(text).toEpochMilli());
            case Null absent -> ofMilliseconds(arrival.toEpochMilli());
            default -> throw new IllegalArgumentException("timestamp is neither seconds since 1970 nor ISO-8601 text");
        };
        checkPlausible(seconds.doubleValue(), arrival);
        return seconds;
    }

    private static Number ofMilliseconds(long milliseconds) {
        return milliseconds % 1000 == 0 ? (Number) (milliseconds / 1000) : milliseconds / 1000.0;
    }

    private static Instant parsed(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("timestamp is not ISO-8601 text with an offset", e);
        }
    }

    private static void checkPlausible(double seconds, Instant arrival) {
        if (!(seconds >= EARLIEST.getEpochSecond())) {
            throw new IllegalArgumentException("timestamp " + seconds + " is before the year 2000");
        }
        if (!(seconds <= arrival.plus(AHEAD).toEpochMilli() / 1000.0)) {
            throw new IllegalArgumentException("timestamp " + seconds + " is more than 5 minutes in the future");
        }
    }
}
