// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The meters of a home that are compared with themselves, the same before and after. What was not measured counts
 * against the home, so that nothing is gained by a plug that is not heard: as little as that plug ever took on a day of
 * the kind before, and as much on the days that are judged. Immutable.
 *
 * @param meters what each consumed on its measured days, in kWh
 * @param start the first day of what is usual: all were known by then
 * @param first the first day that is judged
 */
record ComparedMeters(List<NavigableMap<LocalDate, BigDecimal>> meters, LocalDate start, LocalDate first) {
    /** How long what is usual is looked for, in days. */
    static final int BASELINE_DAYS = 56;
    private static final int LEAST_OF_A_KIND = 4;

    ComparedMeters {
        meters = List.copyOf(meters);
    }

    /**
     * Those of which it is known what is usual; empty where there are none, or one of them was not measured on half of
     * the judged days.
     */
    static Optional<ComparedMeters> of(List<NavigableMap<LocalDate, BigDecimal>> measured, LocalDate first,
            Collection<LocalDate> judged) {
        List<NavigableMap<LocalDate, BigDecimal>> known =
                measured.stream().filter(meter -> isKnown(before(meter, first), first, judged)).toList();
        boolean isMissing = known.stream()
                .anyMatch(meter -> 2 * judged.stream().filter(meter::containsKey).count() < judged.size());
        return judged.isEmpty() || isMissing ? Optional.empty()
                : known.stream().map(meter -> before(meter, first).firstKey()).max(Comparator.naturalOrder())
                        .map(start -> new ComparedMeters(known, start, first));
    }

    /** What all of them took on the days of a kind before. */
    List<BigDecimal> usual(boolean weekend) {
        return start.datesUntil(first).filter(day -> SavedEnergy.isWeekend(day) == weekend)
                .map(day -> sum(meters.stream().map(meter -> meter.containsKey(day) ? meter.get(day)
                        : before(meter, weekend).min(Comparator.naturalOrder()).orElseThrow())))
                .toList();
    }

    /** What all of them took on a day that is judged. */
    BigDecimal taken(LocalDate day) {
        return sum(meters.stream().map(meter -> meter.containsKey(day) ? meter.get(day)
                : before(meter, SavedEnergy.isWeekend(day)).max(Comparator.naturalOrder()).orElseThrow()));
    }

    /** Whether all of them were measured on a day. */
    boolean areMeasured(LocalDate day) {
        return meters.stream().allMatch(meter -> meter.containsKey(day));
    }

    /** A meter that only tells now and then has no days of which one could be missing. */
    private static boolean isKnown(NavigableMap<LocalDate, BigDecimal> before, LocalDate first,
            Collection<LocalDate> judged) {
        return !before.isEmpty() && 2L * before.size() >= before.firstKey().datesUntil(first).count()
                && Stream.of(false, true).filter(kind -> judged.stream().anyMatch(day -> isOf(kind, day)))
                        .allMatch(kind -> before.keySet().stream().filter(day -> isOf(kind, day))
                                .count() >= LEAST_OF_A_KIND);
    }

    private Stream<BigDecimal> before(NavigableMap<LocalDate, BigDecimal> meter, boolean weekend) {
        return before(meter, first).entrySet().stream().filter(day -> isOf(weekend, day.getKey()))
                .map(Map.Entry::getValue);
    }

    private static NavigableMap<LocalDate, BigDecimal> before(NavigableMap<LocalDate, BigDecimal> meter,
            LocalDate first) {
        return meter.subMap(first.minusDays(BASELINE_DAYS), true, first, false);
    }

    private static boolean isOf(boolean weekend, LocalDate day) {
        return SavedEnergy.isWeekend(day) == weekend;
    }

    private static BigDecimal sum(Stream<BigDecimal> kwh) {
        return kwh.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
