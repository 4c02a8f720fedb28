// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.measure.Rollups.Span;
import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Reads times from requests; BadRequestException that names the parameter where they are none. Pure. */
final class Moments {
    private Moments() {}

    static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
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
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " '" + text + "' is not a date such as 2026-01-05", e);
        }
    }

    static YearMonth month(String name, @Nullable String text, YearMonth otherwise) {
        try {
            return text == null ? otherwise : YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(name + " '" + text + "' is not a month such as 2026-01", e);
        }
    }
}
