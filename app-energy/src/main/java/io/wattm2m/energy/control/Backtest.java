// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.state.StateModel;
import java.util.List;

/**
 * What the controller would have done at an outlet: everything is learned from its first days, and judged on the others
 * that it has not seen. Immutable.
 *
 * @param state what was learned of its states
 * @param policy what was learned of how careful to be
 * @param simple the plain rule, which takes the pauses of a compressor for standby
 * @param guarded the guarded rule
 * @param days how many were recorded
 */
public record Backtest(StateModel state, ControlPolicy policy, ControlFigures simple, ControlFigures guarded,
        Days days) {
    /** The share of the recorded days to learn from, unless another is asked for. */
    public static final double TRAINED_SHARE = 0.6;
    private static final int LEAST_DAYS = 4;

    public Backtest {
        requireNonNull(state, "state is null");
        requireNonNull(policy, "policy is null");
        requireNonNull(simple, "simple is null");
        requireNonNull(guarded, "guarded is null");
        requireNonNull(days, "days is null");
    }

    /** A backtest on this recording; IllegalArgumentException where it is too short for one. */
    public static Backtest of(MinuteTrace recorded, double trainedShare) {
        List<Integer> days = recorded.recordedDays();
        if (days.size() < LEAST_DAYS) {
            throw new IllegalArgumentException("a backtest takes " + LEAST_DAYS + " recorded days, these are "
                    + days.size());
        }
        int trained = Math.clamp(Math.round(days.size() * trainedShare), 1, days.size() - 1);
        int split = days.get(trained);
        MinuteTrace history = recorded.part(0, split);
        StateModel state = StateLearner.learn(history);
        ControlPolicy policy = ControlCalibration.guarded(history, state);
        Trial trial = new Trial(history, recorded.part(split, recorded.days()));
        return new Backtest(state, policy, trial.judge(state.unguarded(), ControlPolicy.simple()),
                trial.judge(state, policy), new Days(trained, days.size() - trained));
    }

    /**
     * Recorded days. Immutable.
     *
     * @param trained to learn from
     * @param judged to be judged by
     */
    public record Days(int trained, int judged) {}

    private record Trial(MinuteTrace history, MinuteTrace judged) {
        ControlFigures judge(StateModel model, ControlPolicy policy) {
            return new ControlSimulation(model, UsageProfile.learn(history, model), policy).run(judged, decision -> {});
        }
    }
}
