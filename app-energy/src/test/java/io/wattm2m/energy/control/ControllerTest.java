// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.control.ControlInputs.Expectation;
import io.wattm2m.energy.control.Decision.Action;
import io.wattm2m.energy.state.OutletState;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ControllerTest {
    private static final LocalDateTime EVENING = LocalDateTime.of(2026, 3, 2, 20, 0);
    private static final ControlPolicy POLICY = ControlPolicy.guarded(0.2, Duration.ofMinutes(30));
    private final Controller controller = new Controller(POLICY);
    private ControlState state = ControlState.on(EVENING);

    @Test
    void whatIsIdleAndUnlikelyToBeUsedIsCut() {
        assertThat(decide(29, true, OutletState.STANDBY, 0.05).reason()).isEqualTo(Reason.USED_LATELY);

        Decision decision = decide(30, true, OutletState.STANDBY, 0.05);

        assertThat(decision.action()).isEqualTo(Action.SWITCH_OFF);
        assertThat(decision.reason()).isEqualTo(Reason.NO_USE_EXPECTED);
        assertThat(decision.explanation()).isEqualTo("2026-03-02T20:30 switched off because it is unlikely to be used "
                + "within the hour (use within the hour: 5 %; STANDBY).");
    }

    @Test
    void useStartsTheWaitAnew() {
        decide(20, true, OutletState.LOAD, 0.05);

        assertThat(decide(49, true, OutletState.STANDBY, 0.05).reason()).isEqualTo(Reason.USED_LATELY);
        assertThat(decide(50, true, OutletState.STANDBY, 0.05).action()).isEqualTo(Action.SWITCH_OFF);
    }

    @Test
    void betweenTheThresholdsNothingChanges() {
        assertThat(decide(60, true, OutletState.STANDBY, 0.22).reason()).isEqualTo(Reason.UNDECIDED);
        assertThat(decide(61, true, OutletState.STANDBY, 0.19).action()).isEqualTo(Action.SWITCH_OFF);
        assertThat(decide(80, false, OutletState.OFF, 0.22).reason()).isEqualTo(Reason.UNDECIDED);

        Decision restored = decide(81, false, OutletState.OFF, 0.25);

        assertThat(restored.action()).isEqualTo(Action.SWITCH_ON);
        assertThat(restored.reason()).isEqualTo(Reason.USE_EXPECTED);
    }

    @Test
    void itStaysOffForAWhile() {
        decide(30, true, OutletState.STANDBY, 0.05);

        assertThat(decide(39, false, OutletState.OFF, 0.9).reason()).isEqualTo(Reason.SWITCHED_LATELY);
        assertThat(decide(40, false, OutletState.OFF, 0.9).action()).isEqualTo(Action.SWITCH_ON);
    }

    @Test
    void whatDrawsNothingIsNotCut() {
        assertThat(decide(60, true, OutletState.OFF, 0.01).reason()).isEqualTo(Reason.NOTHING_TO_SAVE);
    }

    @Test
    void aHandOverrulesForTwoHours() {
        decide(30, true, OutletState.STANDBY, 0.05);

        assertThat(decide(60, true, OutletState.STANDBY, 0.05).reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(decide(179, true, OutletState.STANDBY, 0.05).reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(decide(180, true, OutletState.STANDBY, 0.05).action()).isEqualTo(Action.SWITCH_OFF);
    }

    @Test
    void whatAHandSwitchesOffStaysOffForTwoHours() {
        assertThat(decide(5, false, OutletState.OFF, 0.9).reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(decide(124, false, OutletState.OFF, 0.9).reason()).isEqualTo(Reason.MANUAL_HOLD);
        assertThat(decide(125, false, OutletState.OFF, 0.9).action()).isEqualTo(Action.SWITCH_ON);
    }

    @Test
    void twoOverridesInThreeDaysSuspendUntilSomebodyAgrees() {
        decide(30, true, OutletState.STANDBY, 0.05);
        decide(60, true, OutletState.STANDBY, 0.05);
        decide(180, true, OutletState.STANDBY, 0.05);
        decide(1500, true, OutletState.STANDBY, 0.05);

        assertThat(decide(3000, true, OutletState.STANDBY, 0.05).reason()).isEqualTo(Reason.SUSPENDED);

        state = state.resumed();
        assertThat(decide(3001, true, OutletState.STANDBY, 0.05).action()).isEqualTo(Action.SWITCH_OFF);
    }

    @Test
    void overridesThatAreFarApartDoNotSuspend() {
        decide(30, true, OutletState.STANDBY, 0.05);
        decide(60, true, OutletState.STANDBY, 0.05);
        decide(180, true, OutletState.STANDBY, 0.05);
        decide(60 + 3 * 1440, true, OutletState.STANDBY, 0.05);

        assertThat(decide(200 + 3 * 1440, true, OutletState.STANDBY, 0.05).action()).isEqualTo(Action.SWITCH_OFF);
    }

    @Test
    void whileTheHouseholdIsAwayHabitsDoNotCount() {
        Decision away = remember(controller.decide(state, inputs(30, true, OutletState.STANDBY, 0.9, true)));
        assertThat(away.action()).isEqualTo(Action.SWITCH_OFF);
        assertThat(away.reason()).isEqualTo(Reason.AWAY);

        assertThat(controller.decide(state, inputs(600, false, OutletState.OFF, 0.9, true)).action())
                .isEqualTo(Action.KEEP);
        assertThat(decide(601, false, OutletState.OFF, 0.9).action()).isEqualTo(Action.SWITCH_ON);
    }

    @Test
    void whatIsProtectedIsNeverCutAndComesBackIfItWas() {
        Controller guard = new Controller(ControlPolicy.neverCut());

        assertThat(guard.decide(state, inputs(600, true, OutletState.STANDBY, 0, true)).reason())
                .isEqualTo(Reason.NEVER_CUT);
        decide(30, true, OutletState.STANDBY, 0.05);
        assertThat(guard.decide(state, inputs(31, false, OutletState.OFF, 0, false)).action())
                .isEqualTo(Action.SWITCH_ON);
    }

    @Test
    void thePlainRuleKnowsNothingButTheHour() {
        Controller simple = new Controller(ControlPolicy.simple());

        assertThat(simple.decide(state, rate(0.49, OutletState.LOAD)).action()).isEqualTo(Action.SWITCH_OFF);
        assertThat(simple.decide(state, rate(0.5, OutletState.STANDBY)).reason()).isEqualTo(Reason.MOSTLY_ON);
    }

    @Test
    void thresholdsAreProbabilities() {
        assertThatThrownBy(() -> ControlPolicy.guarded(1.5, Duration.ZERO))
                .hasMessage("off below 1.5 and on from 1.0 are not probabilities in this order");
    }

    @Property(tries = 60)
    void whateverHappensTheLimitsHold(@ForAll long seed) {
        Random random = new Random(seed);
        List<Decision> switched = new ArrayList<>();
        double probability = 0;
        state = ControlState.on(EVENING);
        for (int minute = 1; minute < 3 * 1440; minute++) {
            probability = random.nextInt(20) == 0 ? random.nextDouble() * 0.5 : probability;
            OutletState seen = !state.relayOn() ? OutletState.OFF
                    : random.nextInt(200) == 0 ? OutletState.LOAD : OutletState.STANDBY;
            boolean byHand = random.nextInt(2000) == 0;

            Decision decision = decide(minute, byHand != state.relayOn(), seen, probability);

            if (decision.action() != Action.KEEP) {
                switched.add(decision);
            }
            assertThat(controller.decide(decision.before(), decision.inputs())).isEqualTo(decision);
        }

        assertThat(switched).noneMatch(decision -> decision.action() == Action.SWITCH_OFF
                && decision.inputs().state() != OutletState.STANDBY);
        assertThat(switched).filteredOn(decision -> decision.action() == Action.SWITCH_OFF)
                .allMatch(decision -> decision.after().switchings().size() < POLICY.limits().mostPerDay());
        for (int next = 1; next < switched.size(); next++) {
            assertThat(switched.get(next).inputs().at())
                    .isAfterOrEqualTo(switched.get(next - 1).inputs().at().plusMinutes(10));
        }
    }

    private Decision decide(int minute, boolean relayOn, OutletState seen, double useProbability) {
        return remember(controller.decide(state, inputs(minute, relayOn, seen, useProbability, false)));
    }

    private Decision remember(Decision decision) {
        state = decision.after();
        return decision;
    }

    private static ControlInputs inputs(int minute, boolean relayOn, OutletState seen, double useProbability,
            boolean away) {
        return new ControlInputs(EVENING.plusMinutes(minute), relayOn, seen, new Expectation(useProbability, 0), away);
    }

    private static ControlInputs rate(double onRate, OutletState seen) {
        return new ControlInputs(EVENING, true, seen, new Expectation(0, onRate), false);
    }
}
