// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The holidays of the Republic of Korea with their substitutes, by the rules on public holidays of government offices
 * (as of 2023). The days of the lunar calendar are known for the years 2024 to 2040. Thread-safe.
 */
final class KoreanHolidays implements Holidays {
    private static final List<MonthDay> WITHOUT_SUBSTITUTE = List.of(MonthDay.of(1, 1), MonthDay.of(6, 6));
    private static final List<MonthDay> WITH_SUBSTITUTE = List.of(MonthDay.of(3, 1), MonthDay.of(5, 5),
            MonthDay.of(8, 15), MonthDay.of(10, 3), MonthDay.of(10, 9), MonthDay.of(12, 25));
    private static final Map<Integer, List<LocalDate>> LUNAR = lunar();
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    @Override
    public boolean isHoliday(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), KoreanHolidays::year).contains(day);
    }

    private static Set<LocalDate> year(int year) {
        Map<LocalDate, Integer> named = new TreeMap<>();
        List<LocalDate> lunar = LUNAR.getOrDefault(year, List.of());
        List<LocalDate> festivals = lunar.isEmpty() ? List.of()
                : Stream.of(lunar.getFirst(), lunar.getLast())
                        .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1))).toList();
        List<LocalDate> moved = Stream.concat(WITH_SUBSTITUTE.stream().map(day -> day.atYear(year)),
                lunar.stream().skip(1).limit(1)).toList();
        Stream.of(WITHOUT_SUBSTITUTE.stream().map(day -> day.atYear(year)), moved.stream(), festivals.stream())
                .flatMap(days -> days).forEach(day -> named.merge(day, 1, Integer::sum));
        Set<LocalDate> holidays = new HashSet<>(named.keySet());
        for (LocalDate day : named.keySet()) {
            boolean lost = day.getDayOfWeek() == DayOfWeek.SUNDAY
                    || day.getDayOfWeek() == DayOfWeek.SATURDAY && moved.contains(day)
                    || named.getOrDefault(day, 0) > 1;
            if (lost && (moved.contains(day) || festivals.contains(day))) {
                holidays.add(substitute(day, holidays));
            }
        }
        return Set.copyOf(holidays);
    }

    private static LocalDate substitute(LocalDate lost, Set<LocalDate> holidays) {
        LocalDate day = lost.plusDays(1);
        while (holidays.contains(day) || day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static Map<Integer, List<LocalDate>> lunar() {
        Map<Integer, List<LocalDate>> years = new TreeMap<>();
        try (InputStream in =
                Objects.requireNonNull(KoreanHolidays.class.getResourceAsStream("/energy/holidays-kr.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<LocalDate> days = new ArrayList<>();
                Stream.of(line.split(" ")).map(LocalDate::parse).forEach(days::add);
                years.put(days.getFirst().getYear(), List.copyOf(days));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(years);
    }
}
