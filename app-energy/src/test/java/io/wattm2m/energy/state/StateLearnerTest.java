// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateLearnerTest {
    private static final int DAYS = 21;

    @ParameterizedTest
    @EnumSource(names = "LAMP", mode = EnumSource.Mode.EXCLUDE)
    void standbyAndLoadAreToldApart(Habit habit) {
        for (long seed = 1; seed <= 5; seed++) {
            GeneratedPlug plug = GeneratedPlug.of(habit, DAYS, seed);

            StateModel model = StateLearner.learn(plug.trace());

            assertThat(model.kind()).isEqualTo(OutletKind.STANDBY);
            assertThat(wrong(plug, model)).as("minutes misjudged, seed %d", seed).isZero();
            assertThat(model.evidence().explanation()).contains("two modes");
        }
    }

    @Test
    void whatDrawsNothingWhenUnusedHasNoStandby() {
        GeneratedPlug lamp = GeneratedPlug.of(Habit.LAMP, DAYS, 1);

        StateModel model = StateLearner.learn(lamp.trace());

        assertThat(model.kind()).isEqualTo(OutletKind.ON_OFF);
        assertThat(wrong(lamp, model)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 9.8, 25, 60})
    void whatDrawsTheSameAllTheTimeIsAlwaysOn(double meanW) {
        StateModel router = StateLearner.learn(GeneratedPlug.constant(DAYS, meanW, 3).trace());

        assertThat(router.kind()).isEqualTo(OutletKind.ALWAYS_ON);
        assertThat(router.stateOf(meanW)).isEqualTo(OutletState.LOAD);
        assertThat(router.hasStandby()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1.5, 4, 8})
    void thePausesOfACompressorAreNotStandby(double restW) {
        for (long seed = 1; seed <= 5; seed++) {
            StateModel model = StateLearner.learn(GeneratedPlug.refrigerator(DAYS, restW, seed).trace());

            assertThat(model.kind()).isEqualTo(OutletKind.CYCLIC);
            assertThat(model.stateOf(4)).isEqualTo(OutletState.LOAD);
            assertThat(model.evidence().startsPerDay()).isBetween(20.0, 40.0);
        }
    }

    @Test
    void aHeaterThatHasTwoLevelsHasNoStandby() {
        double[] powerW = new double[DAYS * 1440];
        for (int minute = 0; minute < powerW.length; minute++) {
            powerW[minute] = minute % 1440 < 300 ? 0 : minute % 1440 < 800 ? 400 : 2000;
        }

        assertThat(StateLearner.learn(MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW)).kind())
                .isEqualTo(OutletKind.ON_OFF);
    }

    @Test
    void aStandbyAtTheEdgeOfOffIsSeen() {
        double[] powerW = new double[DAYS * 1440];
        Random random = new Random(5);
        for (int minute = 0; minute < powerW.length; minute++) {
            powerW[minute] = minute % 1440 < 200 ? 15 : 0.45 + 0.06 * random.nextGaussian();
        }

        StateModel model = StateLearner.learn(MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW));

        assertThat(model.kind()).isEqualTo(OutletKind.STANDBY);
        assertThat(model.stateOf(0.45)).isEqualTo(OutletState.STANDBY);
        assertThat(model.stateOf(0.05)).isEqualTo(OutletState.OFF);
    }

    @Test
    void ofADayNothingIsLearned() {
        StateModel model = StateLearner.learn(GeneratedPlug.of(Habit.EVENING_TV, 1, 1).trace());

        assertThat(model.kind()).isEqualTo(OutletKind.UNKNOWN);
        assertThat(model.hasStandby()).isFalse();
    }

    @Test
    void aPersonKnowsBetter() {
        StateModel learned = StateLearner.learn(GeneratedPlug.constant(DAYS, 9.8, 3).trace());

        StateModel overridden = learned.withLoadFrom(30);

        assertThat(overridden.stateOf(9.8)).isEqualTo(OutletState.STANDBY);
        assertThat(overridden.stateOf(30)).isEqualTo(OutletState.LOAD);
        assertThat(overridden.overridden()).isTrue();
        assertThat(overridden.evidence()).isEqualTo(learned.evidence());
        assertThatThrownBy(() -> new StateModel(OutletKind.STANDBY, 2, 1, true, learned.evidence()))
                .hasMessage("load from 1.0 W is below off, 2.0 W");
    }

    @Property(tries = 100)
    void theThresholdLiesBetweenTheModes(@ForAll @DoubleRange(min = 0.6, max = 30) double lowW,
            @ForAll @DoubleRange(min = 4, max = 500) double ratio,
            @ForAll @DoubleRange(min = 0.02, max = 0.98) double lowShare, @ForAll long seed) {
        Random random = new Random(seed);
        double[] samplesW = new double[5000];
        for (int sample = 0; sample < samplesW.length; sample++) {
            double modeW = sample < samplesW.length * lowShare ? lowW : lowW * ratio;
            samplesW[sample] = modeW * Math.exp(random.nextDouble(-0.15, 0.15));
        }

        PowerSplit split = PowerSplit.of(samplesW);

        assertThat(split.thresholdW()).isBetween(lowW * Math.exp(0.1), lowW * ratio * Math.exp(-0.1));
        assertThat(split.lowShare()).isCloseTo(lowShare, within(0.001));
        assertThat(split.ratio()).isCloseTo(ratio, within(ratio * 0.05));
    }

    @Property(tries = 100)
    void anySamplesHaveASplit(@ForAll @Size(min = 1, max = 50) double[] any) {
        double[] samplesW = Arrays.stream(any).map(sample -> 0.1 + Math.abs(sample % 1e5)).toArray();

        PowerSplit split = PowerSplit.of(samplesW);

        assertThat(split.thresholdW()).isPositive();
        assertThat(split.lowShare()).isBetween(0.0, 1.0);
    }

    @Test
    void wasteIsTheEnergyOfStandbyAndItsPrice() {
        double[] powerW = new double[10 * 1440];
        for (int minute = 0; minute < powerW.length; minute++) {
            powerW[minute] = minute % 1440 < 360 ? 100 : 3;
        }
        MinuteTrace trace = MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW);

        StandbyWaste waste = StandbyWaste.of(trace, StateLearner.learn(trace), new BigDecimal("150"));

        assertThat(waste.standbyWh()).isCloseTo(10 * 18 * 3, within(1e-6));
        assertThat(waste.totalWh()).isCloseTo(10 * (18 * 3 + 6 * 100), within(1e-6));
        assertThat(waste.cost()).isEqualByComparingTo("81");
        assertThat(waste.standbyWhPerYear()).isCloseTo(365.25 * 54, within(1e-6));
        assertThat(waste.share()).isCloseTo(540 / 6540.0, within(1e-9));
    }

    /** Minutes in which the model says something else than the truth. */
    private static long wrong(GeneratedPlug plug, StateModel model) {
        long wrong = 0;
        for (int minute = 0; minute < plug.trace().size(); minute++) {
            boolean used = model.stateOf(plug.trace().powerW(minute)) == OutletState.LOAD;
            wrong += plug.trace().isRecorded(minute) && used != plug.used().get(minute) ? 1 : 0;
        }
        return wrong;
    }
}
