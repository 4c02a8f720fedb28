// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.anomaly.PowerBaseline;
import io.wattm2m.energy.anomaly.PowerCheck;
import io.wattm2m.energy.anomaly.RunCheck;
import io.wattm2m.energy.control.Backtest;
import io.wattm2m.energy.control.ControlCalibration;
import io.wattm2m.energy.control.ControlPolicy;
import io.wattm2m.energy.control.UsageProfile;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StandbyWaste;
import io.wattm2m.energy.state.StateLearner;
import io.wattm2m.energy.state.StateModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What is learned of each outlet from its last weeks, anew every day. Thread-safe; keeps what was learned, and not what
 * it was learned from.
 */
public final class Outlets {
    private static final int HISTORY_DAYS = 63;
    private final Map<String, Learned> learned = new ConcurrentHashMap<>();
    private final Map<String, Careful> careful = new ConcurrentHashMap<>();
    private final Map<String, Judged> judged = new ConcurrentHashMap<>();
    private final Histories histories;
    private final Documents<Threshold> thresholds;

    public Outlets(Histories histories, Memory memory) {
        this.histories = histories;
        this.thresholds = new Documents<>(memory, "threshold", Threshold.class);
    }

    /** What an outlet's power means, learned from the days before this one. */
    public StateModel model(String deviceId, LocalDate today) {
        return learned.compute(deviceId, (id, known) -> known != null && known.on.equals(today) ? known
                : new Learned(today, learn(id, history(id, today)))).model;
    }

    /** Sets the threshold between standby and load by hand, in W. */
    public void setThreshold(String deviceId, double loadFromW) {
        thresholds.keep(deviceId, new Threshold(loadFromW));
        forget(deviceId);
    }

    void forget(String deviceId) {
        learned.remove(deviceId);
        careful.remove(deviceId);
        judged.remove(deviceId);
    }

    /** How an outlet is used, and how careful its control has to be. */
    public Careful careful(String deviceId, LocalDate today) {
        StateModel model = model(deviceId, today);
        return careful.compute(deviceId, (id, known) -> {
            if (known != null && known.on.equals(today)) {
                return known;
            }
            MinuteTrace history = history(id, today);
            return new Careful(today, UsageProfile.learn(history, model), ControlCalibration.guarded(history, model));
        });
    }

    /** What control would have done; empty where too little is recorded to tell. */
    public Optional<Backtest> backtest(String deviceId, LocalDate today) {
        return judged.compute(deviceId, (id, known) -> known != null && known.on.equals(today) ? known
                : new Judged(today, backtest(history(id, today)))).backtest;
    }

    /** What standby has wasted in the days before this one, at a price per kWh. */
    public StandbyWaste waste(String deviceId, LocalDate today, int days, BigDecimal pricePerKwh) {
        StateModel model = model(deviceId, today);
        return StandbyWaste.of(histories.trace(deviceId, today.minusDays(days), today.plusDays(1)), model, pricePerKwh);
    }

    /** What was out of the ordinary from a day on until now, judged by the weeks before; the latest first. */
    public List<Anomaly> anomalies(String deviceId, LocalDate from, LocalDate today) {
        MinuteTrace history = history(deviceId, from);
        MinuteTrace recorded = histories.trace(deviceId, from, today.plusDays(1));
        StateModel model = learn(deviceId, history);
        return Stream.of(PowerCheck.check(recorded, PowerBaseline.learn(history, model)),
                RunCheck.durations(recorded, history, model), RunCheck.flatLines(recorded, history, model),
                RunCheck.gaps(recorded)).flatMap(List::stream).sorted(Comparator.comparing(Anomaly::from).reversed())
                .toList();
    }

    /** What an outlet usually draws, learned from the days before this one. */
    public PowerBaseline baseline(String deviceId, LocalDate today) {
        MinuteTrace history = history(deviceId, today);
        return PowerBaseline.learn(history, learn(deviceId, history));
    }

    private MinuteTrace history(String deviceId, LocalDate today) {
        return histories.trace(deviceId, today.minusDays(HISTORY_DAYS), today);
    }

    /** What power means by a history, with the threshold that a person has set. */
    StateModel learn(String deviceId, MinuteTrace history) {
        StateModel model = StateLearner.learn(history);
        return thresholds.find(deviceId).map(threshold -> model.withLoadFrom(threshold.loadFromW())).orElse(model);
    }

    private static Optional<Backtest> backtest(MinuteTrace history) {
        try {
            return Optional.of(Backtest.of(history, Backtest.TRAINED_SHARE));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * How an outlet is used, and how careful its control has to be. Immutable.
     *
     * @param on the day it was learned on
     * @param profile how it is used
     * @param policy how careful
     */
    public record Careful(LocalDate on, UsageProfile profile, ControlPolicy policy) {}

    private record Learned(LocalDate on, StateModel model) {}

    private record Judged(LocalDate on, Optional<Backtest> backtest) {}

    /**
     * A threshold that a person has set.
     *
     * @param loadFromW from this power on it is in use
     */
    record Threshold(double loadFromW) {}
}
