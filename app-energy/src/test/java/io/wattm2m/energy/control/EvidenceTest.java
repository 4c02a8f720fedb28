// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.control.Evidence.Required;
import io.wattm2m.energy.control.Evidence.Verdict;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Backtest OFFICE = Backtest.of(GeneratedPlug.of(Habit.OFFICE_PC, 28, 7).trace(), 0.6);

    @Test
    void aBacktestOnEnoughDaysThatKeepsItsPromiseSuffices() {
        Evidence evidence = evidence(ControlMode.GUARDED, Optional.of(OFFICE), Duration.ZERO);

        assertThat(evidence.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(evidence.suffices()).isTrue();
    }

    @Test
    void aBacktestOnTooFewDaysDoesNot() {
        Evidence evidence = new Evidence(ControlMode.GUARDED, Optional.of(OFFICE), Duration.ofHours(5),
                new Required(Duration.ofDays(3), 29));

        assertThat(evidence.suffices()).isFalse();
        assertThat(evidence.missing()).contains("28 of 29 days").contains("5 of 72 hours");
    }

    @Test
    void whatCutsMoreThanIsPromisedHasToBeSeenAsAShadow() {
        Evidence evidence = evidence(ControlMode.SIMPLE, Optional.of(OFFICE), Duration.ofHours(71));

        assertThat(evidence.verdict()).isEqualTo(Verdict.CUTS_TOO_MUCH);
        assertThat(evidence.suffices()).isFalse();
        assertThat(evidence.missing()).contains("of the minutes in use").contains("71 of 72 hours");
        assertThat(evidence(ControlMode.SIMPLE, Optional.of(OFFICE), Duration.ofHours(72)).suffices()).isTrue();
    }

    @Test
    void whatSavesNothingHasNotPassed() {
        Backtest erratic = Backtest.of(GeneratedPlug.of(Habit.ERRATIC, 28, 7).trace(), 0.6);

        assertThat(evidence(ControlMode.GUARDED, Optional.of(erratic), Duration.ZERO).verdict())
                .isEqualTo(Verdict.SAVES_NOTHING);
    }

    @Test
    void withoutHistoryAShadowSuffices() {
        assertThat(evidence(ControlMode.GUARDED, Optional.empty(), Duration.ofDays(3)).suffices()).isTrue();
        assertThat(evidence(ControlMode.GUARDED, Optional.empty(), Duration.ofHours(71)).suffices()).isFalse();
    }

    private static Evidence evidence(ControlMode rule, Optional<Backtest> backtest, Duration shadowed) {
        return new Evidence(rule, backtest, shadowed, Required.USUAL);
    }
}
