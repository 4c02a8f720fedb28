// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a home has saved against its own usual consumption: of each measured day the mean of the working days, or of the
 * other days, in the eight weeks before, less what it consumed. Weather is not corrected for: all are compared over the
 * same days. How sure that is follows from how much the days before differed among themselves. Immutable.
 *
 * @param days how many days were compared
 * @param expectedKwh what was usual on such days
 * @param actualKwh what was consumed
 * @param marginKwh half of the 95 % interval of the difference, see {@link Margin}
 */
public record SavedEnergy(int days, BigDecimal expectedKwh, BigDecimal actualKwh, BigDecimal marginKwh) {
    /** How long what is usual is looked for, in days. */
    public static final int BASELINE_DAYS = 56;
    private static final int LEAST_OF_A_KIND = 4;
    private static final int DECIMALS = 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * The saving on some days; empty where none of them was measured, or too little is known of what is usual: at least
     * four measured days of each kind are needed.
     *
     * @param measured what was consumed on each day that was measured, in kWh
     * @param first the first day that is judged: what is usual was before
     * @param judged which days are
     */
    static Optional<SavedEnergy> of(NavigableMap<LocalDate, BigDecimal> measured, LocalDate first,
            Collection<LocalDate> judged) {
        Map<LocalDate, BigDecimal> before = measured.subMap(first.minusDays(BASELINE_DAYS), first);
        List<LocalDate> days = judged.stream().filter(measured::containsKey).toList();
        BigDecimal expected = BigDecimal.ZERO;
        BigDecimal actual = BigDecimal.ZERO;
        Margin margin = new Margin();
        for (boolean weekend : List.of(false, true)) {
            List<LocalDate> alike = days.stream().filter(day -> isWeekend(day) == weekend).toList();
            if (alike.isEmpty()) {
                continue;
            }
            List<BigDecimal> usual = alike(before, weekend);
            if (usual.size() < LEAST_OF_A_KIND) {
                return Optional.empty();
            }
            BigDecimal mean = mean(usual);
            for (LocalDate day : alike) {
                expected = expected.add(mean);
                actual = actual.add(measured.get(day));
            }
            margin.add(usual, alike.size());
        }
        return days.isEmpty() ? Optional.empty()
                : Optional.of(new SavedEnergy(days.size(), expected, actual, margin.kwh()));
    }

    /** What was saved; below zero where more was consumed than usual. */
    public BigDecimal savedKwh() {
        return expectedKwh.subtract(actualKwh);
    }

    /** The low end of the 95 % interval of what was saved. */
    public BigDecimal lowKwh() {
        return savedKwh().subtract(marginKwh);
    }

    /** Its high end. */
    public BigDecimal highKwh() {
        return savedKwh().add(marginKwh);
    }

    /** What was saved for each who lives there, to the tenth of a kWh: finer would help to tell who it is. */
    public BigDecimal perResidentKwh(int residents) {
        return savedKwh().divide(BigDecimal.valueOf(residents), DECIMALS, RoundingMode.HALF_UP);
    }

    /** What was saved, in percent of what was usual. */
    public BigDecimal percent() {
        return expectedKwh.signum() == 0 ? BigDecimal.ZERO
                : savedKwh().multiply(HUNDRED).divide(expectedKwh, DECIMALS, RoundingMode.HALF_UP);
    }

    private static List<BigDecimal> alike(Map<LocalDate, BigDecimal> before, boolean weekend) {
        return before.entrySet().stream().filter(day -> isWeekend(day.getKey()) == weekend).map(Map.Entry::getValue)
                .toList();
    }

    private static BigDecimal mean(List<BigDecimal> alike) {
        return alike.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(alike.size()),
                MathContext.DECIMAL64);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
