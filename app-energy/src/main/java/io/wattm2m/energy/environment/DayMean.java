// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.environment;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.Level;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A day of a channel: its hours count alike, however many values each had. Immutable.
 *
 * @param day which
 * @param mean of the hours' means
 * @param lowest of all values
 * @param highest of all values
 * @param hours how many hours had any
 */
public record DayMean(LocalDate day, double mean, double lowest, double highest, int hours) {

    public DayMean {
        requireNonNull(day, "day is null");
    }

    /** The days of these hours, in order. */
    public static List<DayMean> of(List<Level> hours, ZoneId zone) {
        TreeMap<LocalDate, List<Level>> days = hours.stream().collect(Collectors.groupingBy(
                hour -> LocalDate.ofInstant(hour.start(), zone), TreeMap::new, Collectors.toList()));
        return days.entrySet().stream().map(day -> of(day.getKey(), day.getValue())).toList();
    }

    private static DayMean of(LocalDate day, List<Level> hours) {
        return new DayMean(day, hours.stream().mapToDouble(Level::mean).average().orElse(0),
                hours.stream().mapToDouble(Level::lowest).min().orElse(0),
                hours.stream().mapToDouble(Level::highest).max().orElse(0), hours.size());
    }
}
