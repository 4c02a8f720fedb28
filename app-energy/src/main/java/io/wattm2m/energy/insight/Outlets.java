// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.anomaly.Inspection;
import io.wattm2m.energy.anomaly.PowerBaseline;
import io.wattm2m.energy.anomaly.SecondOpinion;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is learned of each outlet from its last weeks, anew every day. Thread-safe; keeps what was learned, and not what
 * it was learned from.
 */
public final class Outlets {
    private static final int HISTORY_DAYS = 63;
    private static final int MOST_OPINIONS = 32;
    private final Map<String, Learned> learned = new ConcurrentHashMap<>();
    private final Map<String, Careful> careful = new ConcurrentHashMap<>();
    private final Map<String, Judged> judged = new ConcurrentHashMap<>();
    private final Histories histories;
    private final Documents<Threshold> thresholds;
    private final ImportedModels imported;
    /** Of few plugs only, because a forest is large; of the others it is planted again. */
    private final Cache<Asked, SecondOpinion> opinions = Caffeine.newBuilder().maximumSize(MOST_OPINIONS).build();

    public Outlets(Histories histories, Memory memory) {
        this.histories = histories;
        this.thresholds = new Documents<>(memory, "threshold", Threshold.class);
        this.imported = new ImportedModels(memory);
    }

    /** What an outlet's power means, learned from the days before this one. */
    public StateModel model(String deviceId, LocalDate today) {
        return learned.compute(deviceId, (id, known) -> known != null && known.on.equals(today) ? known
                : new Learned(today, learn(id, history(id, today)))).model;
    }

    /** The same on a day that is long over, by which nothing is judged every day. */
    public StateModel modelOn(String deviceId, LocalDate day) {
        return learn(deviceId, history(deviceId, day));
    }

    /** Sets the threshold between standby and load by hand, in W. */
    public void setThreshold(String deviceId, double loadFromW) {
        thresholds.keep(deviceId, new Threshold(loadFromW));
        forget(deviceId);
    }

    /** Lets the threshold be learned again. */
    public void forgetThreshold(String deviceId) {
        thresholds.forget(deviceId);
        forget(deviceId);
    }

    /** Puts a profile from elsewhere in the place of what is learned. */
    public void setProfile(String deviceId, UsageProfile profile) {
        imported.keepProfile(deviceId, profile);
        forget(deviceId);
    }

    /** Lets the profile be learned again. */
    public void forgetProfile(String deviceId) {
        imported.forgetProfile(deviceId);
        forget(deviceId);
    }

    /** Puts a baseline from elsewhere in the place of what is learned; IllegalArgumentException where it is none. */
    public void setBaseline(String deviceId, Map<String, List<Double>> figures) {
        imported.keepBaseline(deviceId, figures);
    }

    /** Lets the baseline be learned again. */
    public void forgetBaseline(String deviceId) {
        imported.forgetBaseline(deviceId);
    }

    void forget(String deviceId) {
        learned.remove(deviceId);
        careful.remove(deviceId);
        judged.remove(deviceId);
        opinions.asMap().keySet().removeIf(asked -> asked.deviceId.equals(deviceId));
    }

    /** How an outlet is used, and how careful its control has to be. */
    public Careful careful(String deviceId, LocalDate today) {
        StateModel model = model(deviceId, today);
        return careful.compute(deviceId, (id, known) -> {
            if (known != null && known.on.equals(today)) {
                return known;
            }
            MinuteTrace history = history(id, today);
            UsageProfile profile = imported.profile(id).orElseGet(() -> UsageProfile.learn(history, model));
            return new Careful(today, profile, ControlCalibration.guarded(history, model));
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
        StateModel model = learn(deviceId, history);
        SecondOpinion opinion = opinions.get(new Asked(deviceId, from), asked -> SecondOpinion.learn(history));
        Inspection inspection = new Inspection(history, model, baseline(deviceId, history, model), opinion);
        List<Anomaly> counter = histories.counter(deviceId, from, today.plusDays(1));
        synchronized (opinion) {
            return inspection.of(histories.trace(deviceId, from, today.plusDays(1)), counter);
        }
    }

    /** What an outlet usually draws, learned from the days before this one. */
    public PowerBaseline baseline(String deviceId, LocalDate today) {
        MinuteTrace history = history(deviceId, today);
        return baseline(deviceId, history, learn(deviceId, history));
    }

    private PowerBaseline baseline(String deviceId, MinuteTrace history, StateModel model) {
        return imported.baseline(deviceId).map(given -> PowerBaseline.of(model, given))
                .orElseGet(() -> PowerBaseline.learn(history, model));
    }

    /** The minutes of a plug from a day on and before another. */
    public MinuteTrace trace(String deviceId, LocalDate from, LocalDate to) {
        return histories.trace(deviceId, from, to);
    }

    private MinuteTrace history(String deviceId, LocalDate today) {
        return histories.trace(deviceId, today.minusDays(HISTORY_DAYS), today);
    }

    /** What power means by a history, with the threshold that a person has set. */
    StateModel learn(String deviceId, MinuteTrace history) {
        StateModel model = StateLearner.learn(history);
        return thresholds.find(deviceId).map(threshold -> model.withLoadFrom(threshold.loadFromW())).orElse(model);
    }

    /** Whether a person has set a threshold since this was learned, or taken one back. */
    boolean isSetOtherwise(String deviceId, StateModel model) {
        return thresholds.find(deviceId)
                .map(threshold -> !model.overridden() || model.loadFromW() != threshold.loadFromW())
                .orElse(model.overridden());
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

    private record Asked(String deviceId, LocalDate from) {}

    private record Judged(LocalDate on, Optional<Backtest> backtest) {}

    /**
     * A threshold that a person has set.
     *
     * @param loadFromW from this power on it is in use
     */
    record Threshold(double loadFromW) {}
}
