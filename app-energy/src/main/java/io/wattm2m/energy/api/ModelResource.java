// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wattm2m.energy.anomaly.PowerBaseline;
import io.wattm2m.energy.control.UsageProfile;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.state.StateModel;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was learned of the plugs, as files; by device id. Thread-safe. */
@Path("/api/models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OfHomes
public final class ModelResource {
    private static final double HIGHEST_THRESHOLD_W = 10_000;
    private static final ObjectMapper FILES = new JsonMapper();
    private static final TypeReference<Map<String, Profile>> PROFILES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, List<Double>>>> BASELINES = new TypeReference<>() {};
    private final Household household;

    @Inject
    public ModelResource(Household household) {
        this.household = household;
    }

    /** How appliances are used through the week, Monday 0:00 first. */
    @GET
    @Path("/profiles.json")
    @Noted("took the habits of plugs as a file")
    public Map<String, Profile> profiles() {
        return byDevice(id -> Profile.of(outlets().careful(id, household.today()).profile()));
    }

    /** From which power on each is in use. */
    @GET
    @Path("/thresholds.json")
    public Map<String, Threshold> thresholds() {
        return byDevice(id -> Threshold.of(outlets().model(id, household.today())));
    }

    /** Sets the thresholds that are named, of plugs that are known; all of them or none. */
    @PUT
    @Path("/thresholds.json")
    public Map<String, Threshold> setThresholds(@Nullable Map<String, Threshold> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            throw Refusal.malformed("wanted is {\"deviceId\": {\"loadFromW\": …}}");
        }
        Map<String, Double> thresholds = new TreeMap<>();
        wanted.forEach((id, threshold) -> {
            String deviceId = known(id);
            double loadFromW = threshold == null ? 0 : threshold.loadFromW();
            if (!(loadFromW > 0) || loadFromW > HIGHEST_THRESHOLD_W) {
                throw Refusal.malformed(id + ": loadFromW is more than 0 and at most 10000");
            }
            thresholds.put(deviceId, loadFromW);
        });
        thresholds.forEach(outlets()::setThreshold);
        return thresholds();
    }

    /** What each usually draws, by state, kind of day and hour. */
    @GET
    @Path("/baselines.json")
    public Map<String, Map<String, List<Double>>> baselines() {
        return byDevice(id -> outlets().baseline(id, household.today()).figures());
    }

    /** Puts profiles in the place of those that are learned, until they are taken back; all of them or none. */
    @PUT
    @Path("/profiles.json")
    public Map<String, Profile> setProfiles(InputStream body) throws IOException {
        Map<String, UsageProfile> wanted = new TreeMap<>();
        read(body, PROFILES).forEach((id, profile) -> wanted.put(known(id),
                checked(id, () -> UsageProfile.of(given(profile.useProbability()), given(profile.onRate())))));
        wanted.forEach(outlets()::setProfile);
        return profiles();
    }

    /** Puts baselines in the place of those that are learned, until they are taken back; all of them or none. */
    @PUT
    @Path("/baselines.json")
    public Map<String, Map<String, List<Double>>> setBaselines(InputStream body) throws IOException {
        Map<String, Map<String, List<Double>>> wanted = new TreeMap<>();
        read(body, BASELINES).forEach((id, figures) -> wanted.put(known(id),
                checked(id, () -> PowerBaseline.checked(figures))));
        wanted.forEach(outlets()::setBaseline);
        return baselines();
    }

    /** Takes back what was set of a plug in one of the files: it is learned again. */
    @DELETE
    @Path("/{file}.json")
    public void forget(@PathParam("file") String file, @QueryParam("deviceId") @DefaultValue("") String deviceId) {
        String id = known(deviceId);
        switch (file) {
            case "profiles" -> outlets().forgetProfile(id);
            case "thresholds" -> outlets().forgetThreshold(id);
            case "baselines" -> outlets().forgetBaseline(id);
            default -> throw Refusal.unknown("there is no " + file + ".json");
        }
    }

    private String known(String deviceId) {
        return household.device(deviceId).deviceId();
    }

    private static <T> Map<String, T> read(InputStream body, TypeReference<Map<String, T>> form) throws IOException {
        Map<String, T> all = FILES.readValue(HistoryResource.file(body), form);
        if (all == null || all.isEmpty() || all.containsValue(null)) {
            throw Refusal.malformed("wanted is a file as it is exported, by device id");
        }
        return all;
    }

    private static List<Double> given(@Nullable List<Double> hours) {
        return hours == null ? List.of() : hours;
    }

    private static <T> T checked(String deviceId, Supplier<T> model) {
        try {
            return model.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(deviceId + ": " + e.getMessage());
        }
    }

    private <T> Map<String, T> byDevice(Function<String, T> figures) {
        Map<String, T> all = new TreeMap<>();
        household.devices().all().forEach(device -> all.put(device.deviceId(), figures.apply(device.deviceId())));
        return all;
    }

    private Outlets outlets() {
        return household.insight().outlets();
    }

    /** The 168 hours of a week. */
    record Profile(@Nullable List<Double> useProbability, @Nullable List<Double> onRate) {
        static Profile of(UsageProfile profile) {
            return new Profile(list(profile.useProbabilities()), list(profile.onRates()));
        }

        private static List<Double> list(double[] values) {
            return Arrays.stream(values).mapToObj(Views::rounded).toList();
        }
    }

    /** The threshold of a plug, and what it was found from; an import needs {@code loadFromW} only. */
    record Threshold(double loadFromW, double offBelowW, @Nullable String kind, boolean overridden) {
        static Threshold of(StateModel model) {
            return new Threshold(Views.rounded(model.loadFromW()), Views.rounded(model.offBelowW()),
                    model.kind().name(), model.overridden());
        }
    }
}
