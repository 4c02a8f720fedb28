// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StateModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds how careful the guarded rule has to be at an outlet, from that outlet's own history: week by week, a profile of
 * the other weeks decides, and what it would have cut is counted. Of the settings that keep within half of the promised
 * comfort the one that saves most is taken; where none does, the outlet is never cut. Immutable.
 */
public final class ControlCalibration {
    /** What is promised, in percent of the minutes in use. */
    public static final double MOST_WANTED_CUT_PERCENT = 5;
    /** A choice looks better on the history it was chosen by than it will be. */
    private static final double MARGIN = 0.5;
    private static final double[] OFF_BELOW = {0.02, 0.03, 0.05, 0.07, 0.1, 0.12, 0.15, 0.2};
    private static final int[] IDLE_MINUTES = {120, 60, 30};
    private static final int FOLD_DAYS = 7;
    private final MinuteTrace history;
    private final StateModel model;

    private ControlCalibration(MinuteTrace history, StateModel model) {
        this.history = history;
        this.model = model;
    }

    /** The policy for an outlet with this history. */
    public static ControlPolicy guarded(MinuteTrace history, StateModel model) {
        return model.hasStandby() ? new ControlCalibration(history, model).best() : ControlPolicy.neverCut();
    }

    private ControlPolicy best() {
        List<Fold> folds = folds();
        ControlPolicy best = ControlPolicy.neverCut();
        double mostSaved = 0;
        for (int idle : IDLE_MINUTES) {
            for (double offBelow : OFF_BELOW) {
                ControlPolicy policy = ControlPolicy.guarded(offBelow, Duration.ofMinutes(idle));
                ControlFigures figures = folds.stream().map(fold -> fold.judge(policy))
                        .reduce(ControlFigures.none(), ControlFigures::plus);
                boolean isBearable =
                        figures.wantedMinutesCutPercent() <= MOST_WANTED_CUT_PERCENT * MARGIN;
                if (isBearable && figures.standbySavedPercent() > mostSaved) {
                    best = policy;
                    mostSaved = figures.standbySavedPercent();
                }
            }
        }
        return best;
    }

    private List<Fold> folds() {
        List<Integer> days = history.recordedDays();
        int count = Math.max(2, days.size() / FOLD_DAYS);
        List<Fold> folds = new ArrayList<>();
        IntStream.range(0, count).filter(fold -> days.size() >= 2).forEach(fold -> {
            int from = days.get(fold * days.size() / count);
            int to = fold + 1 == count ? history.days() : days.get((fold + 1) * days.size() / count);
            folds.add(new Fold(history.part(from, to), UsageProfile.learn(history.without(from, to), model)));
        });
        return folds;
    }

    private final class Fold {
        private final MinuteTrace judged;
        private final UsageProfile profile;

        Fold(MinuteTrace judged, UsageProfile profile) {
            this.judged = judged;
            this.profile = profile;
        }

        ControlFigures judge(ControlPolicy policy) {
            return new ControlSimulation(model, profile, policy).run(judged, decision -> {});
        }
    }
}
