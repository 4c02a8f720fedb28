// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lengths of time that energy is summed up over, by the calendar of a time zone. */
public enum Resolution {
    MINUTE(0, "minute", Duration.ofHours(6)),
    QUARTER_HOUR(3, "15min", Duration.ofDays(15)),
    HOUR(1, "hour", Duration.ofDays(60)),
    DAY(2, "day", Duration.ofDays(3660)),
    MONTH(4, "month", Duration.ofDays(3660));

    /** Those that are kept; months are the sums of their days. */
    public static final List<Resolution> KEPT = List.of(MINUTE, QUARTER_HOUR, HOUR, DAY);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final int number;
    private final String label;
    private final Duration longestPortion;

    Resolution(int number, String label, Duration longestPortion) {
        this.number = number;
        this.label = label;
        this.longestPortion = longestPortion;
    }

    /** The resolution of this name, e.g. {@code hour} or {@code 15min}; empty where there is none. */
    public static Optional<Resolution> of(String name) {
        return Arrays.stream(values()).filter(resolution -> resolution.label().equals(name)).findFirst();
    }

    /** The resolution of this number; IllegalArgumentException where there is none. */
    public static Resolution of(int number) {
        return Arrays.stream(values()).filter(resolution -> resolution.number == number).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(number + " is not the number of a resolution"));
    }

    /** The number under which it is kept. */
    public int number() {
        return number;
    }

    /** The name in requests and answers. */
    public String label() {
        return label;
    }

    /** The beginning of the minute, hour, day or other that a moment belongs to. */
    public Instant start(Instant moment, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        return switch (this) {
            case MINUTE -> moment.truncatedTo(ChronoUnit.MINUTES);
            case QUARTER_HOUR -> Instant.ofEpochSecond(
                    Math.floorDiv(moment.getEpochSecond(), QUARTER.toSeconds()) * QUARTER.toSeconds());
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case MONTH -> local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
        };
    }

    /** The end of the minute, hour or day that a moment belongs to; a day on which clocks change has 23 or 25 hours. */
    public Instant end(Instant moment, ZoneId zone) {
        Instant start = start(moment, zone);
        return switch (this) {
            case MINUTE -> start.plus(Duration.ofMinutes(1));
            case QUARTER_HOUR -> start.plus(QUARTER);
            case HOUR -> start.plus(Duration.ofHours(1));
            case DAY -> moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
            case MONTH -> moment.atZone(zone).toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(zone)
                    .toInstant();
        };
    }

    /**
     * A portion cut at the borders of this resolution. None where the portion is so long that nothing is known of its
     * course in this resolution: a week without a reading says nothing of its minutes.
     */
    public List<Portion> split(Portion portion, ZoneId zone) {
        if (Duration.between(portion.from(), portion.to()).compareTo(longestPortion) > 0) {
            return List.of();
        }
        List<Portion> parts = new ArrayList<>();
        for (Instant from = portion.from(); from.isBefore(portion.to());) {
            Instant border = end(from, zone);
            Instant to = border.isBefore(portion.to()) ? border : portion.to();
            parts.add(portion.part(from, to));
            from = to;
        }
        return parts;
    }
}
