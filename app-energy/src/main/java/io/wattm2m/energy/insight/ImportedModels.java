// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.anomaly.PowerBaseline;
import io.wattm2m.energy.control.UsageProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was learned elsewhere and brought here by a person: it stands in the place of what is learned here, until it is
 * taken back. Thread-safe.
 */
public final class ImportedModels {
    private final Documents<Profile> profiles;
    private final Documents<Baseline> baselines;

    ImportedModels(Memory memory) {
        this.profiles = new Documents<>(memory, "imported-profile", Profile.class);
        this.baselines = new Documents<>(memory, "imported-baseline", Baseline.class);
    }

    Optional<UsageProfile> profile(String deviceId) {
        return profiles.find(deviceId).map(given -> UsageProfile.of(given.useProbability, given.onRate));
    }

    Optional<Map<String, List<Double>>> baseline(String deviceId) {
        return baselines.find(deviceId).map(Baseline::figures);
    }

    void keepProfile(String deviceId, UsageProfile profile) {
        profiles.keep(deviceId, new Profile(hours(profile.useProbabilities()), hours(profile.onRates())));
    }

    void keepBaseline(String deviceId, Map<String, List<Double>> figures) {
        baselines.keep(deviceId, new Baseline(PowerBaseline.checked(figures)));
    }

    void forgetProfile(String deviceId) {
        profiles.forget(deviceId);
    }

    void forgetBaseline(String deviceId) {
        baselines.forget(deviceId);
    }

    private static List<Double> hours(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /**
     * A profile by the hours of a week, Monday 0:00 first.
     *
     * @param useProbability how probable use is
     * @param onRate the share of minutes in use
     */
    record Profile(List<Double> useProbability, List<Double> onRate) {}

    /**
     * A baseline.
     *
     * @param figures as {@link PowerBaseline#figures} has them
     */
    record Baseline(Map<String, List<Double>> figures) {}
}
