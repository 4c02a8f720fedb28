// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.measure.Rollups.Span;
import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads times from requests; BadRequestException that names the parameter where they are none. Pure. */
final class Moments {
    private static final int LAST_YEAR = 9999;

    private Moments() {}

    static Instant instant(String name, String text) {
        try {
            return real(OffsetDateTime.parse(text), text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " '" + text + "' is not a time such as 2026-01-05T10:15:00Z", e);
        }
    }

    /** From when to when is asked: this long until now unless said otherwise. */
    static Span span(@Nullable String from, @Nullable String to, Duration otherwise, Instant now) {
        Instant end = to == null ? now : instant("to", to);
        return new Span(from == null ? end.minus(otherwise) : instant("from", from), end);
    }

    static LocalDate date(String name, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null ? otherwise : real(LocalDate.parse(text), text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " '" + text + "' is not a date such as 2026-01-05", e);
        }
    }

    static YearMonth month(String name, @Nullable String text, YearMonth otherwise) {
        try {
            return text == null ? otherwise : real(YearMonth.parse(text), text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " '" + text + "' is not a month such as 2026-01", e);
        }
    }

    static LocalTime time(String name, @Nullable String text, LocalTime otherwise) {
        try {
            return text == null ? otherwise : LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " '" + text + "' is not a time of day such as 22:00", e);
        }
    }

    /** Of the years 0 to 9999: what is counted on from the ends of time cannot be told any more. */
    private static <T extends TemporalAccessor> T real(T moment, String text) {
        int year = moment.get(ChronoField.YEAR);
        if (year < 0 || year > LAST_YEAR) {
            throw new DateTimeException(text + " is beyond all calendars");
        }
        return moment;
    }
}
