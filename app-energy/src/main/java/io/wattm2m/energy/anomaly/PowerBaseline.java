// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an outlet usually draws: in each state, at each hour of working days and of weekends, the median and the spread
 * around it. Immutable.
 */
public final class PowerBaseline {
    private static final int LEAST_SAMPLES = 60;
    private static final int FIGURES = 4;
    private static final Pattern KEYS =
            Pattern.compile("(OFF|STANDBY|LOAD)(/(true|false)/(1?\\d|2[0-3]))?");
    private final StateModel model;
    private final Map<String, Usual> usual;

    private PowerBaseline(StateModel model, Map<String, Usual> usual) {
        this.model = requireNonNull(model, "model is null");
        this.usual = usual;
    }

    /** The baseline that a history shows. */
    public static PowerBaseline learn(MinuteTrace history, StateModel model) {
        Map<String, double[]> samples = new TreeMap<>();
        for (OutletState state : OutletState.values()) {
            samples.put(key(state), samples(history, model, state, at -> true));
            for (int hour = 0; hour < 24; hour++) {
                for (boolean weekend : new boolean[] {false, true}) {
                    int wanted = hour;
                    samples.put(key(state, weekend, hour), samples(history, model, state,
                            at -> at.getHour() == wanted && isWeekend(at) == weekend));
                }
            }
        }
        Map<String, Usual> usual = new TreeMap<>();
        samples.forEach((key, values) -> {
            if (values.length >= LEAST_SAMPLES) {
                usual.put(key, Usual.of(values));
            }
        });
        return new PowerBaseline(model, usual);
    }

    /** The baseline of figures as {@link #figures} has them; IllegalArgumentException where they are none. */
    public static PowerBaseline of(StateModel model, Map<String, List<Double>> figures) {
        Map<String, Usual> usual = new TreeMap<>();
        checked(figures).forEach((key, known) -> usual.put(key,
                new Usual(known.get(0), known.get(1), known.get(2), known.get(3))));
        return new PowerBaseline(model, usual);
    }

    /** The same figures; IllegalArgumentException where they are no baseline, and why. */
    public static Map<String, List<Double>> checked(Map<String, List<Double>> figures) {
        figures.forEach((key, known) -> {
            if (!KEYS.matcher(key).matches()) {
                throw new IllegalArgumentException("'" + key + "' is no state, and no state/weekend/hour such as "
                        + "LOAD/false/18");
            }
            boolean isKnown = known != null && known.size() == FIGURES
                    && known.stream().allMatch(figure -> figure != null && Double.isFinite(figure));
            if (!isKnown || !(known.get(1) > 0) || known.get(2) > known.get(3)) {
                throw new IllegalArgumentException(key + ": wanted are median, spread (above 0), low and high in W");
            }
        });
        return figures;
    }

    /** What is usual at this power's state and time; nothing where too little is known of them. */
    Usual usualAt(LocalDateTime at, double powerW) {
        OutletState state = model.stateOf(powerW);
        Usual ofState = usual.getOrDefault(key(state), Usual.UNKNOWN);
        return usual.getOrDefault(key(state, isWeekend(at), at.getHour()), ofState).within(ofState);
    }

    /**
     * By state, or state, kind of day and hour: the median, the spread, and what nearly all readings are above and
     * below, in W.
     */
    public Map<String, List<Double>> figures() {
        Map<String, List<Double>> figures = new TreeMap<>();
        usual.forEach((key, known) -> figures.put(key,
                List.of(known.medianW(), known.spreadW(), known.lowW(), known.highW())));
        return figures;
    }

    OutletState stateOf(double powerW) {
        return model.stateOf(powerW);
    }

    private static double[] samples(MinuteTrace history, StateModel model, OutletState state,
            Predicate<LocalDateTime> when) {
        double[] samples = new double[history.size()];
        int count = 0;
        for (int minute = 0; minute < history.size(); minute++) {
            double powerW = history.powerW(minute);
            if (history.isRecorded(minute) && model.stateOf(powerW) == state && when.test(history.time(minute))) {
                samples[count++] = powerW;
            }
        }
        return Arrays.copyOf(samples, count);
    }

    private static boolean isWeekend(LocalDateTime at) {
        return at.getDayOfWeek().getValue() > 5;
    }

    private static String key(OutletState state) {
        return state.name();
    }

    private static String key(OutletState state, boolean weekend, int hour) {
        return state + "/" + weekend + "/" + hour;
    }
}
