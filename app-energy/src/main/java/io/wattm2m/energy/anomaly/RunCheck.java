// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import io.wattm2m.energy.anomaly.Anomaly.Kind;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Finds what goes on for too long: use, the same reading, and no reading at all. Pure. */
public final class RunCheck {
    private static final double FAR_LONGER = 3;
    private static final double USUAL_SHARE = 0.95;
    private static final int LEAST_USES = 5;
    private static final int LEAST_USE_MINUTES = 60;
    private static final int LEAST_FLAT_MINUTES = 360;
    private static final int LEAST_GAP_MINUTES = 30;

    private RunCheck() {}

    /** Uses that lasted three times as long as nearly all before, and more than an hour. */
    public static List<Anomaly> durations(MinuteTrace recorded, MinuteTrace history, StateModel model) {
        List<Run> before = uses(history, model);
        if (before.size() < LEAST_USES) {
            return List.of();
        }
        int usual = before.stream().mapToInt(Run::minutes).sorted().skip((long) ((before.size() - 1) * USUAL_SHARE))
                .findFirst().orElse(0);
        double most = Math.max(usual * FAR_LONGER, LEAST_USE_MINUTES);
        return uses(recorded, model).stream().filter(run -> run.minutes() > most)
                .map(run -> run.anomaly(recorded, Kind.DURATION, run.minutes() / most, String.format(Locale.ROOT,
                        "It was in use for %d minutes; %.0f %% of its uses took at most %d minutes.", run.minutes(),
                        USUAL_SHARE * 100, usual)))
                .toList();
    }

    /** The very same reading for hours, three times as long as ever before: a meter that hangs. */
    public static List<Anomaly> flatLines(MinuteTrace recorded, MinuteTrace history, StateModel model) {
        int longest = flat(history, model).stream().mapToInt(Run::minutes).max().orElse(0);
        double most = Math.max(longest * FAR_LONGER, LEAST_FLAT_MINUTES);
        return flat(recorded, model).stream().filter(run -> run.minutes() > most)
                .map(run -> run.anomaly(recorded, Kind.FLAT_LINE, run.minutes() / most, String.format(Locale.ROOT,
                        "It reported exactly %.2f W for %d minutes; before, no reading stayed for more than %d.",
                        recorded.powerW(run.from()), run.minutes(), longest)))
                .toList();
    }

    /** Half an hour and more without a reading, between readings. */
    public static List<Anomaly> gaps(MinuteTrace recorded) {
        return runs(recorded.size(), minute -> !recorded.isRecorded(minute), minute -> true).stream()
                .filter(run -> run.from() > 0 && run.to() < recorded.size() && run.minutes() >= LEAST_GAP_MINUTES)
                .map(run -> run.anomaly(recorded, Kind.GAP, (double) run.minutes() / LEAST_GAP_MINUTES,
                        "Nothing was recorded for " + run.minutes() + " minutes."))
                .toList();
    }

    private static List<Run> uses(MinuteTrace trace, StateModel model) {
        return runs(trace.size(),
                minute -> trace.isRecorded(minute) && model.stateOf(trace.powerW(minute)) == OutletState.LOAD,
                minute -> true);
    }

    private static List<Run> flat(MinuteTrace trace, StateModel model) {
        return runs(trace.size(),
                minute -> trace.isRecorded(minute) && model.stateOf(trace.powerW(minute)) != OutletState.OFF,
                minute -> Double.compare(trace.powerW(minute), trace.powerW(minute - 1)) == 0);
    }

    /** The longest runs of minutes that hold, each going on from the minute before. */
    private static List<Run> runs(int size, IntPredicate holds, IntPredicate goesOn) {
        List<Run> runs = new ArrayList<>();
        int from = -1;
        for (int minute = 0; minute <= size; minute++) {
            boolean inside = minute < size && holds.test(minute);
            if (from >= 0 && !(inside && goesOn.test(minute))) {
                runs.add(new Run(from, minute));
                from = -1;
            }
            from = inside && from < 0 ? minute : from;
        }
        return runs;
    }

    private record Run(int from, int to) {
        int minutes() {
            return to - from;
        }

        Anomaly anomaly(MinuteTrace trace, Kind kind, double score, String text) {
            LocalDateTime begin = trace.time(from);
            return new Anomaly(kind, begin, trace.time(to), score, text);
        }
    }
}
