// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.control.UsageProfile;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.state.StateModel;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was learned of the plugs, as files; by device id. Thread-safe. */
@Path("/api/models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ModelResource {
    private static final double HIGHEST_THRESHOLD_W = 10_000;
    private final Household household;

    @Inject
    public ModelResource(Household household) {
        this.household = household;
    }

    /** How appliances are used through the week, Monday 0:00 first. */
    @GET
    @Path("/profiles.json")
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
        wanted.forEach((id, threshold) -> {
            household.device(id);
            double loadFromW = threshold == null ? 0 : threshold.loadFromW();
            if (!(loadFromW > 0) || loadFromW > HIGHEST_THRESHOLD_W) {
                throw Refusal.malformed(id + ": loadFromW is more than 0 and at most 10000");
            }
        });
        wanted.forEach((id, threshold) -> outlets().setThreshold(id, threshold.loadFromW()));
        return thresholds();
    }

    /** What each usually draws, by state, kind of day and hour. */
    @GET
    @Path("/baselines.json")
    public Map<String, Map<String, List<Double>>> baselines() {
        return byDevice(id -> outlets().baseline(id, household.today()).figures());
    }

    /** 501: they follow from the history, which can be imported. */
    @PUT
    @Path("/profiles.json")
    public Response setProfiles() {
        return learned();
    }

    /** 501: they follow from the history, which can be imported. */
    @PUT
    @Path("/baselines.json")
    public Response setBaselines() {
        return learned();
    }

    private static Response learned() {
        return Problems.problem(501, "this is learned from the history; import that with /api/power/import");
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
    record Profile(List<Double> useProbability, List<Double> onRate) {
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
