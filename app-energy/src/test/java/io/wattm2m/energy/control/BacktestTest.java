// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules judged on days they have not seen, of households whose habits are known. */
class BacktestTest {
    private static final int DAYS = 42;

    @ParameterizedTest
    @EnumSource(names = {"OFFICE_PC", "EVENING_TV", "COFFEE_MAKER"})
    void habitsAreSavedFromWithoutBeingMissed(Habit habit) {
        List<Backtest> households = households(habit);

        assertThat(mean(households, ControlFigures::standbySavedPercent)).isGreaterThan(30);
        assertThat(mean(households, ControlFigures::wantedMinutesCutPercent)).isLessThan(5);
        assertThat(mean(households, ControlFigures::switchingsPerDay)).isLessThan(6);
        assertThat(households).allSatisfy(household -> assertThat(household.simple().wantedMinutesCutPercent())
                .isGreaterThan(household.guarded().wantedMinutesCutPercent()));
    }

    @Test
    void whereThereIsNothingToLearnNobodyIsLeftInTheDark() {
        List<Backtest> households = households(Habit.ERRATIC);

        assertThat(mean(households, ControlFigures::wantedMinutesCutPercent)).isLessThan(5);
        assertThat(households.getFirst().simple().wantedMinutesCutPercent()).isGreaterThan(50);
    }

    @Test
    void aRefrigeratorIsNeverCut() {
        for (double restW : new double[] {0, 1.5, 6}) {
            Backtest backtest = Backtest.of(GeneratedPlug.refrigerator(DAYS, restW, 7).trace(), 0.6);

            assertThat(backtest.policy().mayCut()).isFalse();
            assertThat(backtest.guarded().switchings()).isZero();
            assertThat(backtest.guarded().wanted().cutMinutes()).isZero();
        }
    }

    @Test
    void theFirstDaysTeachAndTheOthersJudge() {
        GeneratedPlug plug = GeneratedPlug.of(Habit.EVENING_TV, 10, 1);

        Backtest backtest = Backtest.of(plug.trace().without(3, 5), 0.6);

        assertThat(backtest.days()).isEqualTo(new Backtest.Days(5, 3));
        assertThat(backtest.guarded().recordedMinutes()).isBetween(3 * 1400, 3 * 1440);
        assertThatThrownBy(() -> Backtest.of(plug.trace().part(0, 3), 0.6))
                .hasMessage("a backtest takes 4 recorded days, these are 3");
    }

    @Test
    void theFuturePlaysNoPart() {
        MinuteTrace trace = GeneratedPlug.of(Habit.OFFICE_PC, 20, 1).trace();
        Backtest before = Backtest.of(trace, 0.5);

        Backtest after = Backtest.of(trace.without(15, 20).part(0, 20), 10 / 15.0);

        assertThat(after.policy()).isEqualTo(before.policy());
        assertThat(after.state()).isEqualTo(before.state());
    }

    @Test
    void whatWasSavedAndCutAddsUp() {
        double[] powerW = new double[14 * 1440];
        for (int minute = 0; minute < powerW.length; minute++) {
            powerW[minute] = minute / 60 % 24 >= 18 && minute / 60 % 24 < 20 ? 60 : 3;
        }

        Backtest backtest = Backtest.of(MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW), 0.5);

        ControlFigures simple = backtest.simple();
        assertThat(simple.standby().allWh()).isEqualTo(7 * 22 * 3.0);
        assertThat(simple.wanted().allMinutes()).isEqualTo(7 * 120);
        assertThat(simple.standbySavedPercent()).isGreaterThan(99);
        assertThat(simple.wantedMinutesCutPercent()).isZero();
        assertThat(simple.switchings()).as("off at once, then on and off each evening").isEqualTo(1 + 7 * 2);
    }

    @Test
    void everyDecisionCanBeMadeAgain() {
        MinuteTrace trace = GeneratedPlug.of(Habit.EVENING_TV, 14, 4).trace();
        Backtest backtest = Backtest.of(trace, 0.5);
        ControlPolicy policy = ControlPolicy.guarded(0.2, Duration.ofMinutes(30));
        List<Decision> decisions = new ArrayList<>();

        new ControlSimulation(backtest.state(), UsageProfile.learn(trace, backtest.state()), policy)
                .run(trace, decisions::add);

        assertThat(decisions).isNotEmpty().allSatisfy(decision -> assertThat(
                new Controller(policy).decide(decision.before(), decision.inputs())).isEqualTo(decision));
        assertThat(decisions.getFirst().explanation()).contains("switched off because it is unlikely to be used");
    }

    private static List<Backtest> households(Habit habit) {
        return LongStream.rangeClosed(1, 5).mapToObj(seed -> GeneratedPlug.of(habit, DAYS, seed))
                .map(plug -> Backtest.of(plug.trace(), Backtest.TRAINED_SHARE)).toList();
    }

    private static double mean(List<Backtest> households, ToDoubleFunction<ControlFigures> figure) {
        return households.stream().map(Backtest::guarded).mapToDouble(figure).average().orElseThrow();
    }
}
