// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import io.wattm2m.energy.testing.RecordedPlug;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that are put into generated plugs, and found again. */
class AnomalyTest {
    @ParameterizedTest
    @EnumSource(names = {"OFFICE_PC", "EVENING_TV", "ERRATIC"})
    void nearlyAllFaultsAreFoundAndFewOthers(Habit habit) {
        int faults = 0;
        int found = 0;
        int told = 0;
        int right = 0;
        for (long seed = 1; seed <= 5; seed++) {
            RecordedPlug plug = new RecordedPlug(habit, seed);
            List<Integer> injected = plug.inject(10, 15, seed, powerW -> powerW * 1.9 + 5);

            List<Anomaly> anomalies = PowerCheck.check(plug.judged(), plug.baseline());

            faults += injected.size();
            found += (int) injected.stream().filter(fault -> plug.isTold(anomalies, fault)).count();
            told += anomalies.size();
            right += (int) anomalies.stream().filter(anomaly -> plug.isInjected(injected, anomaly)).count();
        }

        assertThat((double) found / faults).as("recall").isGreaterThan(0.9);
        assertThat((double) right / told).as("precision").isGreaterThan(0.9);
    }

    @Test
    void aSingleMinuteIsNoAnomalyThreeOfFiveAre() {
        RecordedPlug plug = new RecordedPlug(Habit.EVENING_TV, 1);
        plug.inject(6, 1, 3, powerW -> powerW + 40);
        assertThat(PowerCheck.check(plug.judged(), plug.baseline())).isEmpty();

        plug.powerW()[600] = plug.powerW()[602] = plug.powerW()[604] = 500;
        List<Anomaly> anomalies = PowerCheck.check(plug.judged(), plug.baseline());

        assertThat(anomalies).hasSize(1);
        assertThat(anomalies.getFirst().from()).isEqualTo(plug.judged().time(600));
        assertThat(anomalies.getFirst().to()).isEqualTo(plug.judged().time(605));
        assertThat(anomalies.getFirst().score()).isGreaterThan(1);
        assertThat(anomalies.getFirst().explanation()).startsWith("For 5 minutes it drew up to 500.0 W; in LOAD");
    }

    @Test
    void anApplianceWithTwoLoadsIsNotAnAnomalyWheneverItUsesTheOther() {
        double[] powerW = new double[(RecordedPlug.LEARNED_DAYS + RecordedPlug.JUDGED_DAYS) * 1440];
        Random random = new Random(2);
        for (int minute = 0; minute < powerW.length; minute++) {
            double level = minute % 1440 < 400 ? minute % 37 < 6 ? 900 : 55 : 3;
            powerW[minute] = level * random.nextDouble(0.97, 1.03);
        }
        MinuteTrace trace = MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW);
        MinuteTrace history = trace.part(0, RecordedPlug.LEARNED_DAYS);

        assertThat(PowerCheck.check(
                trace.part(RecordedPlug.LEARNED_DAYS, RecordedPlug.LEARNED_DAYS + RecordedPlug.JUDGED_DAYS),
                PowerBaseline.learn(history, StateLearner.learn(history)))).isEmpty();
    }

    @Test
    void aUseThatGoesOnForFarTooLongIsTold() {
        RecordedPlug plug = new RecordedPlug(Habit.COFFEE_MAKER, 1);
        assertThat(RunCheck.durations(plug.judged(), plug.history(), plug.model())).isEmpty();

        Arrays.fill(plug.powerW(), 3000, 3240, 900);
        List<Anomaly> anomalies = RunCheck.durations(plug.judged(), plug.history(), plug.model());

        assertThat(anomalies).hasSize(1);
        assertThat(anomalies.getFirst().kind()).isEqualTo(Kind.DURATION);
        assertThat(anomalies.getFirst().explanation()).startsWith("It was in use for 24").contains("95 % of its uses");
    }

    @Test
    void aMeterThatHangsIsTold() {
        RecordedPlug plug = new RecordedPlug(Habit.EVENING_TV, 1);
        assertThat(RunCheck.flatLines(plug.judged(), plug.history(), plug.model())).isEmpty();

        Arrays.fill(plug.powerW(), 3000, 3500, 1.57);

        assertThat(RunCheck.flatLines(plug.judged(), plug.history(), plug.model())).extracting(Anomaly::explanation)
                .singleElement().asString().startsWith("It reported exactly 1.57 W for 500 minutes");
    }

    @Test
    void nothingForHalfAnHourIsAGap() {
        RecordedPlug plug = new RecordedPlug(Habit.EVENING_TV, 1);
        Arrays.fill(plug.powerW(), 3000, 3045, Double.NaN);
        plug.powerW()[2999] = plug.powerW()[3045] = 1.5;

        List<Anomaly> gaps = RunCheck.gaps(plug.judged());

        assertThat(gaps).extracting(Anomaly::explanation).containsExactly("Nothing was recorded for 45 minutes.");
        assertThat(gaps.getFirst().score()).isEqualTo(1.5);
    }

    @Test
    void aCounterGoesForwardAsThePowerDemands() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");

        List<Anomaly> anomalies = CounterCheck.check(
                List.of(new Edit("plug", noon, Edit.Kind.COUNTER, "The counter fell."),
                        new Edit("plug", noon, Edit.Kind.LATE, "A reading came late.")),
                List.of(hour(noon, 100, 100), hour(noon.plusSeconds(3600), 45, 100),
                        hour(noon.plusSeconds(7200), 1, 100), hour(noon.plusSeconds(10_800), 0, 15)),
                ZoneOffset.UTC);

        assertThat(anomalies).extracting(Anomaly::kind).containsOnly(Kind.COUNTER);
        assertThat(anomalies).extracting(Anomaly::explanation).satisfiesExactly(
                mended -> assertThat(mended).isEqualTo("The counter fell."),
                still -> assertThat(still).contains("advanced by 1.0 Wh only"));
        assertThat(anomalies).last().extracting(Anomaly::from).isEqualTo(LocalDateTime.of(2026, 3, 2, 14, 0));
        assertThat(anomalies).allMatch(anomaly -> anomaly.score() > 1);
    }

    private static Rollup hour(Instant start, double energyWh, double lowestW) {
        return new Rollup("plug", Resolution.HOUR, start, energyWh, 3600, lowestW, lowestW + 20);
    }
}
