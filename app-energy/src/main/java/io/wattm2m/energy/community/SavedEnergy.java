// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a home has saved against its own usual consumption: of each day the mean of the working days, or of the other
 * days, in the eight weeks before, less what it consumed. Weather is not corrected for: all are compared over the same
 * days. How sure that is follows from how much the days before differed among themselves. Immutable.
 *
 * @param days on how many of the days all was measured
 * @param expectedKwh what was usual on such days
 * @param actualKwh what was consumed
 * @param marginKwh half of the 95 % interval of the difference, see {@link Margin}
 */
public record SavedEnergy(int days, BigDecimal expectedKwh, BigDecimal actualKwh, BigDecimal marginKwh) {
    private static final int DECIMALS = 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * The saving on some days; empty where one of the meters was measured on fewer than half of them, or too little is
     * known of what is usual: at least four measured days of each kind are needed. See {@link ComparedMeters}.
     *
     * @param measured what each meter counted on its measured days, in kWh
     * @param first the first day that is judged: what is usual was before
     * @param judged which days are
     */
    static Optional<SavedEnergy> of(List<NavigableMap<LocalDate, BigDecimal>> measured, LocalDate first,
            Collection<LocalDate> judged) {
        return ComparedMeters.of(measured, first, judged).map(meters -> of(meters, judged));
    }

    private static SavedEnergy of(ComparedMeters meters, Collection<LocalDate> judged) {
        BigDecimal expected = BigDecimal.ZERO;
        BigDecimal actual = BigDecimal.ZERO;
        Margin margin = new Margin();
        for (boolean weekend : List.of(false, true)) {
            List<LocalDate> alike = judged.stream().filter(day -> isWeekend(day) == weekend).toList();
            if (alike.isEmpty()) {
                continue;
            }
            List<BigDecimal> usual = meters.usual(weekend);
            BigDecimal mean = mean(usual);
            for (LocalDate day : alike) {
                expected = expected.add(mean);
                actual = actual.add(meters.taken(day));
            }
            margin.add(usual, alike.size());
        }
        return new SavedEnergy((int) judged.stream().filter(meters::areMeasured).count(), expected, actual,
                margin.kwh());
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

    private static BigDecimal mean(List<BigDecimal> alike) {
        return alike.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(alike.size()),
                MathContext.DECIMAL64);
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
