// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.state.StateModel;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WakingUpTest {
    private static final StateModel PC = StateLearner.learn(GeneratedPlug.of(Habit.OFFICE_PC, 28, 7).trace());
    private static final LocalDateTime START = GeneratedPlug.FIRST_DAY.atStartOfDay();
    private final double[] powerW = new double[MinuteTrace.MINUTES_A_DAY];

    @Test
    void itIsTheMedianAboveStandbyInTheTenMinutesAfterARestore() {
        Arrays.fill(powerW, 4);
        powerW[100] = 64;
        powerW[200] = powerW[201] = 64;
        powerW[300] = 304;

        assertThat(wakingWh(100, 200, 300)).isCloseTo(2, within(1e-9));
        assertThat(wakingWh(400)).isZero();
    }

    @Test
    void whatIsInUseAfterwardsOrNotRecordedTellsNothing() {
        Arrays.fill(powerW, 4);
        powerW[100] = 64;
        Arrays.fill(powerW, 200, 260, 120);
        powerW[305] = Double.NaN;

        assertThat(wakingWh(100, 200, 300, 1435, 2000)).isCloseTo(1, within(1e-9));
        assertThat(wakingWh(200, 300)).isZero();
    }

    private double wakingWh(int... restores) {
        List<LocalDateTime> times = Arrays.stream(restores).mapToObj(START::plusMinutes).toList();
        return new WakingUp(MinuteTrace.of(GeneratedPlug.FIRST_DAY, powerW), PC, 4).medianWh(times);
    }
}
