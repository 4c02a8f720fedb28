// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.control.Decision.Action;
import io.wattm2m.energy.state.OutletState;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * Decides, minute by minute, whether an outlet is on: a function of what is remembered and what is told. In doubt it is
 * on. Immutable.
 */
public final class Controller {
    private static final double MOSTLY = 0.5;
    private final ControlPolicy policy;

    /** A controller that keeps to this policy. */
    public Controller(ControlPolicy policy) {
        this.policy = requireNonNull(policy, "policy is null");
    }

    /** The decision; the same for the same arguments, at any time. */
    public Decision decide(ControlState before, ControlInputs inputs) {
        ControlState now = observed(before, inputs);
        Verdict verdict = verdict(now, inputs);
        if (verdict.on() == now.relayOn()) {
            return new Decision(before, inputs, Action.KEEP, verdict.reason(), now);
        }
        Action action = verdict.on() ? Action.SWITCH_ON : Action.SWITCH_OFF;
        return new Decision(before, inputs, action, verdict.reason(), now.switched(verdict.on(), inputs.at()));
    }

    /** What is remembered, with what the inputs say: a relay that is not where it was left was switched by hand. */
    private ControlState observed(ControlState before, ControlInputs inputs) {
        ControlState today = before.onDayOf(inputs.at());
        ControlState switched = inputs.relayOn() == today.relayOn() ? today
                : today.switchedByHand(inputs.relayOn(), inputs.at(), policy.limits().hold());
        return inputs.state() == OutletState.LOAD ? switched.used(inputs.at()) : switched;
    }

    private Verdict verdict(ControlState now, ControlInputs inputs) {
        if (inputs.at().isBefore(now.manual().holdUntil())) {
            return new Verdict(now.relayOn(), Reason.MANUAL_HOLD);
        }
        if (!policy.mayCut()) {
            return new Verdict(true, Reason.NEVER_CUT);
        }
        if (now.manual().suspended()) {
            return new Verdict(true, Reason.SUSPENDED);
        }
        if (policy.mode() == ControlMode.SIMPLE) {
            return simple(inputs);
        }
        return now.relayOn() ? whileOn(now, inputs) : whileOff(now, inputs);
    }

    private static Verdict simple(ControlInputs inputs) {
        if (inputs.away() && inputs.state() != OutletState.LOAD) {
            return new Verdict(false, Reason.AWAY);
        }
        return inputs.expectation().onRate() >= MOSTLY ? new Verdict(true, Reason.MOSTLY_ON)
                : new Verdict(false, Reason.MOSTLY_OFF);
    }

    private Verdict whileOn(ControlState now, ControlInputs inputs) {
        if (inputs.state() != OutletState.STANDBY) {
            return new Verdict(true, inputs.state() == OutletState.LOAD ? Reason.IN_USE : Reason.NOTHING_TO_SAVE);
        }
        if (!inputs.away() && inputs.expectation().useProbability() >= policy.offBelow()) {
            return new Verdict(true, expected(inputs) ? Reason.USE_EXPECTED : Reason.UNDECIDED);
        }
        if (isWithin(policy.idle(), now.idleSince(), inputs)) {
            return new Verdict(true, Reason.USED_LATELY);
        }
        if (isWithin(policy.limits().minimumOn(), now.switchedAt(), inputs)) {
            return new Verdict(true, Reason.SWITCHED_LATELY);
        }
        // who cuts must be able to restore on the same day
        if (now.switchings().size() + 2 > policy.limits().mostPerDay()) {
            return new Verdict(true, Reason.DAILY_CAP);
        }
        return new Verdict(false, inputs.away() ? Reason.AWAY : Reason.NO_USE_EXPECTED);
    }

    private Verdict whileOff(ControlState now, ControlInputs inputs) {
        if (inputs.away()) {
            return new Verdict(false, Reason.AWAY);
        }
        if (isWithin(policy.limits().minimumOff(), now.switchedAt(), inputs)) {
            return new Verdict(false, Reason.SWITCHED_LATELY);
        }
        if (expected(inputs)) {
            return new Verdict(true, Reason.USE_EXPECTED);
        }
        return new Verdict(false, inputs.expectation().useProbability() < policy.offBelow()
                ? Reason.NO_USE_EXPECTED
                : Reason.UNDECIDED);
    }

    private boolean expected(ControlInputs inputs) {
        return inputs.expectation().useProbability() >= policy.onFrom();
    }

    private static boolean isWithin(Duration time, LocalDateTime since, ControlInputs inputs) {
        return inputs.at().isBefore(since.plus(time));
    }

    private record Verdict(boolean on, Reason reason) {}
}
