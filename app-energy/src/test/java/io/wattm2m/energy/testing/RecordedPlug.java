// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.anomaly.PowerBaseline;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.state.StateModel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A generated plug: the first days teach, faults are put into the others. For one thread. */
public final class RecordedPlug {
    public static final int LEARNED_DAYS = 28;
    public static final int JUDGED_DAYS = 14;
    private final MinuteTrace history;
    private final StateModel model;
    private final double[] powerW;

    public RecordedPlug(Habit habit, long seed) {
        MinuteTrace trace = GeneratedPlug.of(habit, LEARNED_DAYS + JUDGED_DAYS, seed).trace();
        history = trace.part(0, LEARNED_DAYS);
        model = StateLearner.learn(history);
        powerW = new double[JUDGED_DAYS * 1440];
        Arrays.setAll(powerW, minute -> trace.powerW(LEARNED_DAYS * 1440 + minute));
    }

    public MinuteTrace history() {
        return history;
    }

    public StateModel model() {
        return model;
    }

    /** The minutes that are judged, to be changed. */
    public double[] powerW() {
        return powerW;
    }

    public MinuteTrace judged() {
        return MinuteTrace.of(GeneratedPlug.FIRST_DAY.plusDays(LEARNED_DAYS), powerW);
    }

    public PowerBaseline baseline() {
        return PowerBaseline.learn(history, model);
    }

    /** Changes minutes at random times; when each fault begins. */
    public List<Integer> inject(int count, int minutes, long seed, UnaryOperator<Double> fault) {
        List<Integer> begins = begins(count, minutes, seed);
        begins.forEach(begin -> {
            for (int minute = begin; minute < begin + minutes; minute++) {
                powerW[minute] = fault.apply(powerW[minute]);
            }
        });
        return begins;
    }

    /** Lets it go from one power to the other and back each minute, both about as often seen before. */
    public List<Integer> chatter(int count, int minutes, long seed, double lowW, double highW) {
        Random random = new Random(seed);
        List<Integer> begins = begins(count, minutes, seed);
        begins.forEach(begin -> {
            for (int minute = begin; minute < begin + minutes; minute++) {
                powerW[minute] = (minute % 2 == 0 ? lowW : highW) * random.nextDouble(0.95, 1.05);
            }
        });
        return begins;
    }

    /** Whether a fault of 15 minutes or more that begins here is among them. */
    public boolean isTold(List<Anomaly> anomalies, int fault) {
        LocalDateTime from = judged().time(fault);
        return anomalies.stream()
                .anyMatch(told -> told.from().isBefore(from.plusMinutes(15)) && told.to().isAfter(from));
    }

    public boolean isInjected(List<Integer> faults, Anomaly anomaly) {
        return faults.stream().anyMatch(fault -> isTold(List.of(anomaly), fault));
    }

    private List<Integer> begins(int count, int minutes, long seed) {
        Random random = new Random(seed);
        List<Integer> begins = new ArrayList<>();
        int stride = powerW.length / count;
        for (int index = 0; index < count; index++) {
            begins.add(index * stride + random.nextInt(stride - minutes - 10));
        }
        return begins;
    }
}
