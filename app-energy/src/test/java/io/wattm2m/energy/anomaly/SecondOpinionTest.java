// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import io.wattm2m.energy.testing.RecordedPlug;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no rule finds, in generated plugs. */
class SecondOpinionTest {

    /** Each minute's power is usual for its state, so that the robust score has nothing to say. */
    @ParameterizedTest
    @CsvSource({"OFFICE_PC, 4, 95", "EVENING_TV, 1.5, 85", "ERRATIC, 5, 60"})
    void aChatteringRelayIsFoundAndLittleElse(Habit habit, double standbyW, double loadW) {
        int faults = 0;
        int found = 0;
        int told = 0;
        int right = 0;
        int byRules = 0;
        for (long seed = 1; seed <= 3; seed++) {
            RecordedPlug plug = new RecordedPlug(habit, seed);
            List<Integer> injected = plug.chatter(10, 40, seed, standbyW, loadW);

            List<Anomaly> anomalies = SecondOpinion.learn(plug.history()).check(plug.judged());

            faults += injected.size();
            found += (int) injected.stream().filter(fault -> plug.isTold(anomalies, fault)).count();
            told += anomalies.size();
            right += (int) anomalies.stream().filter(anomaly -> plug.isInjected(injected, anomaly)).count();
            byRules += PowerCheck.check(plug.judged(), plug.baseline()).size();
        }

        assertThat((double) found / faults).as("recall").isGreaterThan(0.9);
        assertThat((double) right / told).as("precision").isGreaterThan(0.9);
        assertThat(byRules).as("found by the rules").isZero();
    }

    @Test
    void itSaysWhatStandsOutAndWhen() {
        RecordedPlug plug = new RecordedPlug(Habit.EVENING_TV, 1);
        int begin = plug.chatter(1, 40, 1, 1.5, 85).getFirst();

        List<Anomaly> anomalies = SecondOpinion.learn(plug.history()).check(plug.judged());

        assertThat(anomalies).hasSize(1);
        assertThat(anomalies.getFirst().kind()).isEqualTo(Kind.COURSE);
        assertThat(anomalies.getFirst().from()).isBetween(plug.judged().time(begin - 10),
                plug.judged().time(begin + 10));
        assertThat(anomalies.getFirst().score()).isGreaterThan(1);
        assertThat(anomalies.getFirst().explanation()).contains("like none of the weeks before")
                .contains("What stands out most is how restless it is").contains("hardly ever by more than");
    }

    @Test
    void theRulesAndTheOpinionAreToldTogetherAndEachThingOnce() {
        RecordedPlug plug = new RecordedPlug(Habit.EVENING_TV, 1);
        Arrays.fill(plug.powerW(), 600, 630, 400);
        Inspection inspection = new Inspection(plug.history(), plug.model(), plug.baseline(),
                SecondOpinion.learn(plug.history()));

        List<Anomaly> anomalies = inspection.of(plug.judged());

        assertThat(anomalies).extracting(Anomaly::kind).containsExactly(Kind.POWER);
        assertThat(anomalies.getFirst().explanation()).contains("it usually draws").contains("agrees");
    }

    @Test
    void thereIsNoOpinionOnTwoDaysAndTheSameOneOnTheSameHistory() {
        MinuteTrace trace = GeneratedPlug.of(Habit.EVENING_TV, 30, 4).trace();
        RecordedPlug plug = new RecordedPlug(Habit.EVENING_TV, 4);
        plug.chatter(5, 40, 4, 1.5, 85);

        assertThat(SecondOpinion.learn(trace.part(0, 1)).check(plug.judged())).isEmpty();
        assertThat(SecondOpinion.learn(plug.history()).check(plug.judged()))
                .isEqualTo(SecondOpinion.learn(plug.history()).check(plug.judged())).isNotEmpty();
    }
}
