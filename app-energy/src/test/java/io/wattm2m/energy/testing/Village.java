// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * 50 homes over the 90 days from 2026-06-01 on, of which everything is known: each has a meter, which saves a known
 * share in July, and a television whose standby is known. What is measured follows from the home's number; energies of
 * an hour are whole Wh. Immutable.
 */
public final class Village implements Rollups {
    public static final int HOMES = 50;
    public static final int DAYS = 90;
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 6, 1);
    public static final int SAVING_MONTH = 7;
    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final int TV_FROM = 19;
    private static final int TV_TO = 22;

    /** The numbers of the homes. */
    public static IntStream homes() {
        return IntStream.range(0, HOMES);
    }

    public static String meter(int home) {
        return String.format("h%02d-meter", home);
    }

    public static String tv(int home) {
        return String.format("h%02d-tv", home);
    }

    /** What a home's meter saves in July, in percent of what it used to take: from -4 to 45, each of them once. */
    public static int savedPercent(int home) {
        return home * 7 % HOMES - 4;
    }

    public static int residents(int home) {
        return 1 + home % 4;
    }

    /** The standby of the television, in W. */
    public static int standbyW(int home) {
        return 3 + home % 6;
    }

    /** What the meter takes in an hour in which nothing is saved, in Wh: a multiple of 100. */
    public static long usualWh(int home, LocalDate day, int hour) {
        boolean atHome = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        long evening = hour >= 18 && hour < 23 ? 4 + home % 7 : 0;
        long daytime = atHome && hour >= 9 && hour < 18 ? 2 + home % 3 : 0;
        return 100 * (1 + home % 3 + evening + daytime);
    }

    /** What the meter took in an hour, in Wh. */
    public static long meterWh(int home, LocalDate day, int hour) {
        long saved = day.getMonthValue() == SAVING_MONTH ? savedPercent(home) : 0;
        return usualWh(home, day, hour) / 100 * (100 - saved);
    }

    /** What the television took in an hour, in Wh. */
    public static long tvWh(int home, int hour) {
        return hour >= TV_FROM && hour < TV_TO ? loadW(home) : standbyW(home);
    }

    @Override
    public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
        Instant first = FIRST_DAY.atStartOfDay(ZONE).toInstant();
        Instant end = FIRST_DAY.plusDays(DAYS).atStartOfDay(ZONE).toInstant();
        List<Rollup> rollups = new ArrayList<>();
        Instant from = span.from().isBefore(first) ? first : span.from();
        Instant to = span.to().isAfter(end) ? end : span.to();
        for (Instant start = resolution.start(from, ZONE); start.isBefore(to) && rollups.size() < limit;) {
            Instant next = resolution.end(start, ZONE);
            if (!start.isBefore(from)) {
                rollups.add(rollup(deviceId, resolution, start, next));
            }
            start = next;
        }
        return rollups;
    }

    @Override
    public Map<String, Double> dayEnergyWh(Instant dayStart) {
        return Map.of();
    }

    private static Rollup rollup(String deviceId, Resolution resolution, Instant start, Instant end) {
        double seconds = Duration.between(start, end).toSeconds();
        double energyWh = resolution == Resolution.DAY ? IntStream.range(0, 24)
                .mapToLong(hour -> hourWh(deviceId, start.plus(Duration.ofHours(hour)))).sum()
                : hourWh(deviceId, start) * seconds / 3600;
        double meanW = energyWh * 3600 / seconds;
        return new Rollup(deviceId, resolution, start, energyWh, seconds, meanW, meanW);
    }

    private static long hourWh(String deviceId, Instant moment) {
        int home = Integer.parseInt(deviceId.substring(1, 3));
        ZonedDateTime local = moment.atZone(ZONE);
        return deviceId.endsWith("meter") ? meterWh(home, local.toLocalDate(), local.getHour())
                : tvWh(home, local.getHour());
    }

    private static long loadW(int home) {
        return 80 + home % 40;
    }
}
