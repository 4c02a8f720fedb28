// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * Timestamps of the protocol: {@code YYYYMMDDThhmmss} in UTC with an optional comma and up to six digits of a second
 * (m2m:timestamp, TS-0004 6.3.3), and the union with milliseconds from now (m2m:absRelTimestamp).
 */
public final class Timestamps {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITE = new DateTimeFormatterBuilder().append(SECONDS).appendLiteral(',')
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, false).toFormatter();

    private static final int LAST_OF_FOUR_DIGITS = 9999;

    private Timestamps() {}

    /** The timestamp of this moment to the microsecond, e.g. {@code 20260105T101500,250000}. */
    public static String format(Instant moment) {
        LocalDateTime time = LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        return time.getYear() < 0 || time.getYear() > LAST_OF_FOUR_DIGITS ? WRITE.format(time) : written(time);
    }

    /** By hand, because every request needs some and a formatter is felt. */
    private static String written(LocalDateTime time) {
        StringBuilder text = new StringBuilder();
        digits(text, time.getYear(), 1000);
        digits(text, time.getMonthValue(), 10);
        digits(text, time.getDayOfMonth(), 10);
        digits(text.append('T'), time.getHour(), 10);
        digits(text, time.getMinute(), 10);
        digits(text, time.getSecond(), 10);
        digits(text.append(','), time.getNano() / 1000, 100_000);
        return text.toString();
    }

    private static void digits(StringBuilder text, int number, int highest) {
        for (int unit = highest; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }

    /** The moment of a timestamp; IllegalArgumentException says what is wrong with the text. */
    public static Instant parse(String text) {
        try {
            return read(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a timestamp (YYYYMMDDThhmmss[,ffffff] in UTC)",
                    e);
        }
    }

    /** The moment of an absolute timestamp, or of a number of milliseconds counted from {@code now}. */
    public static Instant parse(String text, Instant now) {
        boolean relative = !text.isEmpty() && text.length() <= 15
                && text.chars().skip(text.charAt(0) == '-' ? 1 : 0).allMatch(digit -> digit >= '0' && digit <= '9');
        return relative && !text.equals("-") ? now.plusMillis(Long.parseLong(text)) : parse(text);
    }

    /** By hand, because every instance that is created has three of them. */
    private static LocalDateTime read(String text) {
        int length = text.length();
        boolean fraction = length > 16 && length <= 22 && text.charAt(15) == ',';
        if (length != 15 && !fraction || text.charAt(8) != 'T') {
            throw new DateTimeException("it has another form");
        }
        return LocalDateTime.of(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8), digits(text, 9, 11),
                digits(text, 11, 13), digits(text, 13, 15), fraction ? nanos(text) : 0);
    }

    private static int nanos(String text) {
        int nanos = digits(text, 16, text.length());
        for (int place = text.length(); place < 16 + 9; place++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("'" + text.charAt(i) + "' is no digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
