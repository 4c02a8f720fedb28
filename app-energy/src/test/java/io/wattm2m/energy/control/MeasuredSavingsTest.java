// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.control.MeasuredSavings.Counterfactual;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Savings of households of which the truth is known. */
class MeasuredSavingsTest {
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);
    private static final Counterfactual FOUR_WATTS = new Counterfactual(4, 0);

    @Test
    void whatControlSavesIsFoundAndCredited() {
        List<ControlledDay> days = days(70, 600, 10, 1);

        MeasuredSavings savings = MeasuredSavings.of(days, FOUR_WATTS, 1);

        long controlled = days.stream().filter(day -> !day.holdout()).count();
        assertThat(savings.savedWh()).isCloseTo(controlled * 40.0, within(1e-6));
        assertThat(savings.perDay().meanWh()).isCloseTo(40, within(8.0));
        assertThat(savings.perDay().lowWh()).isPositive().isLessThan(savings.perDay().meanWh());
        assertThat(savings.creditedWh()).isBetween(controlled * 32.0, controlled * 40.0);
        assertThat(MeasuredSavings.of(days, FOUR_WATTS, 1)).isEqualTo(savings);
    }

    @Test
    void whereControlSavesNothingNothingIsCredited() {
        long credited = LongStream.range(0, 100)
                .filter(seed -> MeasuredSavings.of(days(70, 0, 10, seed), FOUR_WATTS, seed).creditedWh() > 0).count();

        assertThat(credited).as("false credits of 100").isLessThanOrEqualTo(10);
    }

    @Test
    void aClaimThatTheHoldoutDaysDoNotSupportIsNotCredited() {
        List<ControlledDay> claimed = days(70, 0, 10, 3).stream()
                .map(day -> new ControlledDay(day.date(), day.holdout(), day.standbyWh() + 50, 600, 1)).toList();

        MeasuredSavings savings = MeasuredSavings.of(claimed, FOUR_WATTS, 1);

        assertThat(savings.savedWh()).isGreaterThan(2000);
        assertThat(savings.perDay().lowWh()).isNegative();
        assertThat(savings.creditedWh()).isZero();
    }

    @Test
    void beforeThreeHoldoutDaysNothingIsCredited() {
        MeasuredSavings savings = MeasuredSavings.of(days(14, 600, 1, 1), FOUR_WATTS, 1);

        assertThat(savings.savedWh()).isPositive();
        assertThat(savings.creditedWh()).isZero();
        assertThat(savings.perDay().lowWh()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void wakingUpIsNotFree() {
        ControlledDay day = new ControlledDay(BEGIN, false, 50, 60, 3);

        assertThat(new Counterfactual(4, 0.5).savedWh(day)).isCloseTo(4 - 1.5, within(1e-9));
    }

    @Test
    void theStandbyPowerIsThatOfTheLastTwoWeeks() {
        GeneratedPlug plug = GeneratedPlug.of(Habit.EVENING_TV, 28, 1);

        assertThat(MeasuredSavings.standbyW(plug.trace(), StateLearner.learn(plug.trace())))
                .isCloseTo(1.5, within(0.02));
    }

    @Test
    void oneDayOfSevenIsDrawnByLot() {
        HoldoutDays days = new HoldoutDays(7);

        List<LocalDate> drawn = IntStream.range(0, 7 * 200).mapToObj(BEGIN::plusDays).filter(days::contains).toList();

        assertThat(drawn).hasSizeBetween(199, 201);
        for (int weekday = 1; weekday <= 7; weekday++) {
            int wanted = weekday;
            assertThat(drawn).filteredOn(day -> day.getDayOfWeek().getValue() == wanted).hasSizeBetween(15, 45);
        }
        assertThat(drawn).isNotEqualTo(IntStream.range(0, 7 * 200).mapToObj(BEGIN::plusDays)
                .filter(new HoldoutDays(8)::contains).toList());
    }

    /** Days with 24 h of 4 W standby but for the minutes cut, and with chance. */
    private static List<ControlledDay> days(int count, int cutMinutes, double noiseWh, long seed) {
        Random random = new Random(seed);
        HoldoutDays holdouts = new HoldoutDays(seed);
        return IntStream.range(0, count).mapToObj(BEGIN::plusDays).map(date -> {
            boolean holdout = holdouts.contains(date);
            int cut = holdout ? 0 : cutMinutes;
            double standbyWh = 4 * (1440 - cut) / 60.0 + noiseWh * random.nextGaussian();
            return new ControlledDay(date, holdout, standbyWh, cut, cut > 0 ? 1 : 0);
        }).toList();
    }
}
