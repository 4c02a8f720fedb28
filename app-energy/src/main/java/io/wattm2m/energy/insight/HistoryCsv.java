// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.measure.Portion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A history as text: lines of {@code minute,power_w}, local time and mean power in W, with a head line. Further columns
 * are left out. Pure.
 */
public final class HistoryCsv {
    private static final int MINUTE_SECONDS = 60;
    private static final int MOST_COLUMNS = 3;

    private HistoryCsv() {}

    /**
     * The energy of each day, in order; a minute that is named twice counts as it is named last.
     *
     * @throws IllegalArgumentException naming the line and what is wrong with it
     */
    public static Map<LocalDate, List<Portion>> read(String text, ZoneId zone) {
        Map<LocalDateTime, Double> minutes = new TreeMap<>();
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().toLowerCase(Locale.ROOT).startsWith("minute,power_w")) {
            throw new IllegalArgumentException("line 1: wanted is the head minute,power_w");
        }
        for (int line = 1; line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                read(lines.get(line), line + 1, minutes);
            }
        }
        Map<LocalDate, List<Portion>> days = new TreeMap<>();
        minutes.forEach((minute, powerW) -> days.computeIfAbsent(minute.toLocalDate(), day -> new ArrayList<>())
                .add(portion(minute.atZone(zone).toInstant(), powerW)));
        return days;
    }

    private static void read(String line, int number, Map<LocalDateTime, Double> minutes) {
        String[] columns = line.split(",", MOST_COLUMNS);
        try {
            LocalDateTime minute = LocalDateTime.parse(columns[0].strip());
            double powerW = columns.length > 1 ? Double.parseDouble(columns[1].strip()) : Double.NaN;
            if (!Double.isFinite(powerW)) {
                throw new IllegalArgumentException("line " + number + ": there is no power in W");
            }
            minutes.put(minute.withSecond(0).withNano(0), powerW);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "line " + number + ": '" + columns[0] + "' is not a minute such as 2026-01-05T10:15", e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + number + ": '" + columns[1] + "' is not a power in W", e);
        }
    }

    private static Portion portion(Instant minute, double powerW) {
        return new Portion(minute, minute.plusSeconds(MINUTE_SECONDS), powerW / MINUTE_SECONDS, 1, powerW, powerW);
    }
}
