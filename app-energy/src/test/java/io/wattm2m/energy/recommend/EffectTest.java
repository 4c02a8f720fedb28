// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.recommend.Effect.State;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Days before and after, of which the truth is known. */
class EffectTest {
    private static final LocalDate DONE = LocalDate.parse("2026-06-01");

    @Test
    void aSavingIsFoundWithItsInterval() {
        Effect effect = Effect.of(days(-28, 28, day -> weekly(day) + noise(day)),
                days(1, 28, day -> weekly(day) - 150 + noise(day)));

        Estimate saved = effect.savedWhADay().orElseThrow();
        assertThat(effect.state()).isEqualTo(State.SAVED);
        assertThat(saved.low()).isLessThan(150);
        assertThat(saved.high()).isGreaterThan(150);
        assertThat(effect.daysAfter()).isEqualTo(28);
    }

    @Test
    void theDaysOfTheWeekAreComparedWithEachOther() {
        // after it, more weekends were recorded than before: without regard to weekdays that would be more
        Map<LocalDate, Double> before = days(-28, 28, EffectTest::weekly);
        Map<LocalDate, Double> after = days(1, 28, EffectTest::weekly);
        before.keySet().removeIf(day -> day.getDayOfWeek().getValue() > 5 && day.isBefore(DONE.minusDays(14)));

        Effect effect = Effect.of(before, after);

        assertThat(effect.savedWhADay().orElseThrow().value()).isCloseTo(0, within(1e-9));
        assertThat(effect.state()).isEqualTo(State.NO_DIFFERENCE);
    }

    @Test
    void belowTwoWeeksNothingIsSaid() {
        Effect effect = Effect.of(days(-28, 28, EffectTest::weekly), days(1, 13, day -> 0));

        assertThat(effect.state()).isEqualTo(State.NOT_YET_KNOWN);
        assertThat(effect.savedWhADay()).isEmpty();
    }

    @Test
    void whatTakesMoreIsCalledSo() {
        assertThat(Effect.of(days(-28, 28, day -> 100 + noise(day)), days(1, 20, day -> 400 + noise(day))).state())
                .isEqualTo(State.MORE);
    }

    private static Map<LocalDate, Double> days(int first, int count, ToDoubleFunction<LocalDate> energyWh) {
        Map<LocalDate, Double> days = new TreeMap<>();
        DONE.plusDays(first).datesUntil(DONE.plusDays(first + count))
                .forEach(day -> days.put(day, energyWh.applyAsDouble(day)));
        return days;
    }

    private static double weekly(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5 ? 1500 : 900;
    }

    private static double noise(LocalDate day) {
        return 60 * new Random(day.toEpochDay()).nextGaussian();
    }
}
