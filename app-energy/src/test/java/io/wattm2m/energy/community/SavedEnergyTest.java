// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        IntStream.range(0, 4).forEach(day -> measured.put(FIRST.minusDays(6 - day), kwh(day % 2 == 0 ? 9 : 11)));
        measured.put(FIRST, kwh(4));

        SavedEnergy saved = SavedEnergy.of(List.of(measured), FIRST, List.of(FIRST)).orElseThrow();

        assertThat(saved.savedKwh()).isEqualByComparingTo("6");
        assertThat(saved.marginKwh()).isEqualByComparingTo("4.109");
        assertThat(saved.lowKwh()).isEqualByComparingTo("1.891");
        assertThat(saved.highKwh()).isEqualByComparingTo("10.109");
    }

    /** One kind with v = 6/5 and 4 degrees of freedom, the other with 5/3 and 3: t(0.975; 6.391) = 2.41112. */
    @Test
    void workingDaysAndWeekendsAddUp() {
        before();
        LocalDate saturday = FIRST.plusDays(5);
        measured.put(FIRST, kwh(10));
        measured.put(saturday, kwh(10));

        SavedEnergy saved = SavedEnergy.of(List.of(measured), FIRST, List.of(FIRST, saturday)).orElseThrow();

        assertThat(saved.savedKwh()).isEqualByComparingTo("0");
        assertThat(saved.marginKwh()).isEqualByComparingTo("4.083");
    }

    @Test
    void whereAllDaysBeforeWereTheSameNothingIsUnsure() {
        IntStream.range(0, 5).forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(10)));
        measured.put(FIRST, kwh(9));

        assertThat(SavedEnergy.of(List.of(measured), FIRST, List.of(FIRST)).orElseThrow().marginKwh()).isZero();
    }

    @Test
    void whereTooLittleIsKnownBeforeNothingIsSaid() {
        IntStream.range(0, 3).forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(10)));
        measured.put(FIRST, kwh(9));

        assertThat(SavedEnergy.of(List.of(measured), FIRST, List.of(FIRST))).isEmpty();
    }

    /** A plug that is not heard takes what it took at most; one that is not heard before, what it took at least. */
    @Test
    void whatWasNotMeasuredCountsAgainstTheHome() {
        before();
        measured.remove(FIRST.minusDays(4));
        measured.put(FIRST, kwh(7));

        SavedEnergy saved = SavedEnergy.of(List.of(measured), FIRST, List.of(FIRST, FIRST.plusDays(1))).orElseThrow();

        assertThat(saved.days()).isEqualTo(1);
        assertThat(saved.expectedKwh()).isEqualByComparingTo("19.2");
        assertThat(saved.actualKwh()).isEqualByComparingTo("18");
    }

    /** Else whoever has taken a plug from the network would have saved what it took. */
    @Test
    void whereOneMeterIsNotHeardNothingIsSaid() {
        before();
        NavigableMap<LocalDate, BigDecimal> other = new TreeMap<>(measured);
        measured.put(FIRST, kwh(10));

        assertThat(SavedEnergy.of(List.of(measured, other), FIRST, List.of(FIRST))).isEmpty();
    }

    /** It would seem to be consumption that was not there before. */
    @Test
    void aMeterThatIsNewIsLeftOut() {
        before();
        measured.put(FIRST, kwh(7));
        NavigableMap<LocalDate, BigDecimal> fresh = new TreeMap<>(Map.of(FIRST.minusDays(1), kwh(5), FIRST, kwh(5)));

        assertThat(SavedEnergy.of(List.of(measured, fresh), FIRST, List.of(FIRST)))
                .isEqualTo(SavedEnergy.of(List.of(measured), FIRST, List.of(FIRST)));
    }

    /** The second is known since four days: what is usual begins there. */
    @Test
    void whatIsUsualBeginsWhereAllAreKnown() {
        IntStream.rangeClosed(1, 40).forEach(day -> measured.put(FIRST.minusDays(day), kwh(day > 6 ? 90 : 10)));
        measured.put(FIRST, kwh(10));
        NavigableMap<LocalDate, BigDecimal> other = new TreeMap<>();
        IntStream.rangeClosed(0, 6).forEach(day -> other.put(FIRST.minusDays(day), kwh(1)));

        assertThat(SavedEnergy.of(List.of(measured, other), FIRST, List.of(FIRST)).orElseThrow().expectedKwh())
                .isEqualByComparingTo("11");
    }

    /** Five working days and four of weekends. */
    private void before() {
        IntStream.range(0, 5)
                .forEach(day -> measured.put(FIRST.minusDays(7 - day), kwh(day == 4 ? 10 : day % 2 == 0 ? 9 : 11)));
        IntStream.of(1, 2, 8, 9).forEach(day -> measured.put(FIRST.minusDays(day), kwh(day % 2 == 0 ? 9 : 11)));
    }

    private static BigDecimal kwh(long value) {
        return BigDecimal.valueOf(value);
    }
}
