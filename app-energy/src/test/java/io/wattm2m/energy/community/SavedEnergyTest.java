// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was saved and how sure that is. 2026-06-01 is a Monday; usual are 10 kWh, give or take 1. */
class SavedEnergyTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private final NavigableMap<LocalDate, BigDecimal> measured = new TreeMap<>();

    /** Four days before of 9, 11, 9 and 11: s² = 4/3, of one day n²·s²·(1 + 1/4) = 5/3, t(0.975; 3) = 3.18245. */
    @Test
    void theIntervalIsThatOfStudentsT() {
        IntStream.range(0, 4).forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(day % 2 == 0 ? 9 : 11)));
        measured.put(FIRST, kwh(4));

        SavedEnergy saved = SavedEnergy.of(measured, FIRST, List.of(FIRST)).orElseThrow();

        assertThat(saved.savedKwh()).isEqualByComparingTo("6");
        assertThat(saved.marginKwh()).isEqualByComparingTo("4.109");
        assertThat(saved.lowKwh()).isEqualByComparingTo("1.891");
        assertThat(saved.highKwh()).isEqualByComparingTo("10.109");
    }

    /** One kind with v = 5/3 and 3 degrees of freedom, the other with as much: t(0.975; 6) = 2.44691. */
    @Test
    void workingDaysAndWeekendsAddUp() {
        before();
        LocalDate saturday = FIRST.plusDays(5);
        measured.put(FIRST, kwh(10));
        measured.put(saturday, kwh(10));

        SavedEnergy saved = SavedEnergy.of(measured, FIRST, List.of(FIRST, saturday)).orElseThrow();

        assertThat(saved.savedKwh()).isEqualByComparingTo("0");
        assertThat(saved.marginKwh()).isEqualByComparingTo("4.468");
    }

    @Test
    void whereAllDaysBeforeWereTheSameNothingIsUnsure() {
        IntStream.range(0, 5).forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(10)));
        measured.put(FIRST, kwh(9));

        assertThat(SavedEnergy.of(measured, FIRST, List.of(FIRST)).orElseThrow().marginKwh()).isZero();
    }

    @Test
    void whereTooLittleIsKnownBeforeNothingIsSaid() {
        IntStream.range(0, 3).forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(10)));
        measured.put(FIRST, kwh(9));

        assertThat(SavedEnergy.of(measured, FIRST, List.of(FIRST))).isEmpty();
    }

    /** Four working days and four of weekends. */
    private void before() {
        IntStream.range(0, 4).forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(day % 2 == 0 ? 9 : 11)));
        IntStream.of(1, 2, 8, 9).forEach(day -> measured.put(FIRST.minusDays(day), kwh(day % 2 == 0 ? 9 : 11)));
    }

    private static BigDecimal kwh(long value) {
        return BigDecimal.valueOf(value);
    }
}
