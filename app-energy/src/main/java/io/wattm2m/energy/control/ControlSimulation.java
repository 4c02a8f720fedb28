// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.control.ControlFigures.Standby;
import io.wattm2m.energy.control.ControlFigures.Wanted;
import io.wattm2m.energy.control.ControlInputs.Expectation;
import io.wattm2m.energy.control.Decision.Action;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.util.function.Consumer;

/**
 * Lets a controller live through a recorded time. Nobody comes to its help: who meets a dead outlet does without until
 * the controller restores it, which is the worst case. For one thread.
 */
public final class ControlSimulation {
    private final StateModel model;
    private final UsageProfile profile;
    private final Controller controller;

    /** A simulation of an outlet that is judged by this model and expected to be used as in this profile. */
    public ControlSimulation(StateModel model, UsageProfile profile, ControlPolicy policy) {
        this.model = requireNonNull(model, "model is null");
        this.profile = requireNonNull(profile, "profile is null");
        this.controller = new Controller(policy);
    }

    /** What the controller would have done; each decision to switch is told on the way. */
    public ControlFigures run(MinuteTrace recorded, Consumer<Decision> switching) {
        Run run = new Run(recorded);
        for (int minute = 0; minute < recorded.size(); minute++) {
            if (recorded.isRecorded(minute)) {
                run.live(recorded.powerW(minute));
                run.decide(minute + 1, switching);
            }
        }
        return run.figures();
    }

    /** Where a simulation stands. For one thread. */
    private final class Run {
        private final MinuteTrace recorded;
        private ControlState control;
        private OutletState state = OutletState.OFF;
        private int minutes;
        private double standbyWm;
        private double savedWm;
        private int wanted;
        private int cut;
        private int dead;
        private boolean wasCut;
        private int switchings;

        Run(MinuteTrace recorded) {
            this.recorded = recorded;
            this.control = ControlState.on(recorded.time(0));
        }

        /** A minute passes, with the outlet as it is. */
        void live(double powerW) {
            boolean on = control.relayOn();
            OutletState wish = model.stateOf(powerW);
            boolean isCut = wish == OutletState.LOAD && !on;
            minutes++;
            standbyWm += wish == OutletState.STANDBY ? powerW : 0;
            savedWm += wish == OutletState.STANDBY && !on ? powerW : 0;
            wanted += wish == OutletState.LOAD ? 1 : 0;
            cut += isCut ? 1 : 0;
            dead += isCut && !wasCut ? 1 : 0;
            wasCut = isCut;
            state = on ? wish : OutletState.OFF;
        }

        void decide(int minute, Consumer<Decision> switching) {
            var at = recorded.time(minute);
            Decision decision = controller.decide(control,
                    new ControlInputs(at, control.relayOn(), state, Expectation.of(profile, at), false));
            control = decision.after();
            if (decision.action() != Action.KEEP) {
                switchings++;
                switching.accept(decision);
            }
        }

        ControlFigures figures() {
            return new ControlFigures(minutes, new Standby(standbyWm / 60, savedWm / 60),
                    new Wanted(wanted, cut, dead), switchings);
        }
    }
}
