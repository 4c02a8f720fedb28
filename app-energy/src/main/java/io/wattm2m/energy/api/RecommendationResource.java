// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.recommend.Effect;
import io.wattm2m.energy.recommend.Estimate;
import io.wattm2m.energy.recommend.Handled;
import io.wattm2m.energy.recommend.Handled.State;
import io.wattm2m.energy.recommend.Premises;
import io.wattm2m.energy.recommend.Recommendation;
import io.wattm2m.energy.recommend.Recommendation.Evidence;
import io.wattm2m.energy.recommend.Recommendation.Saving;
import io.wattm2m.energy.recommend.Recommendations.Entry;
import io.wattm2m.energy.recommend.Recommendations.Handling;
import io.wattm2m.energy.recommend.Wording;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a household could do, what has been done, and what that has changed. Thread-safe. */
@Path("/api/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class RecommendationResource {
    private static final String HOUSEHOLD = "household";
    private final Household household;
    private final Outlook outlook;
    private final Homes homes;

    @Inject
    public RecommendationResource(Household household, Outlook outlook, Homes homes) {
        this.household = household;
        this.outlook = outlook;
        this.homes = homes;
    }

    /** All, those that are open first; texts in {@code language}, {@code en} or {@code ko}. */
    @GET
    public List<RecommendationView> all(@QueryParam("state") @Nullable String state,
            @QueryParam("language") @DefaultValue("en") String language) {
        State wanted = Wishes.checked(() -> Labels.read(State.class, "state", state, State.OPEN));
        Wording wording = Wording.of(language);
        return outlook.recommendations().all(place(), premises()).stream()
                .filter(entry -> state == null || stateOf(entry) == wanted)
                .map(entry -> RecommendationView.of(entry, wording)).toList();
    }

    /** Says that one was done or is not wanted, or opens it again: {@code {"state": "done"}}. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RecommendationView handle(@PathParam("id") String id,
            @QueryParam("language") @DefaultValue("en") String language, @Nullable WantedState wanted,
            @Context SecurityContext security) {
        if (wanted == null || wanted.state == null) {
            throw new BadRequestException("wanted is {\"state\": \"open\", \"done\" or \"dismissed\"}");
        }
        State state = Wishes.checked(() -> Labels.read(State.class, "state", wanted.state, State.OPEN));
        return outlook.recommendations()
                .handle(place(), premises(), id,
                        new Handling(state, household.now(), Visitor.of(security).getName()))
                .map(entry -> RecommendationView.of(entry, Wording.of(language)))
                .orElseThrow(() -> new NotFoundException("there is no recommendation " + id));
    }

    private Premises premises() {
        return new Premises(household.devices().all(), household.insight(), household.zone(), household.today());
    }

    /** The homes of the devices that the sender sees: what is done there is seen by who sees the same. */
    private String place() {
        return household.devices().all().stream().map(Device::deviceId)
                .map(id -> homes.with(id).map(Home::id).orElse(HOUSEHOLD)).distinct().sorted()
                .collect(Collectors.joining(","));
    }

    private static State stateOf(Entry entry) {
        return entry.handled().map(Handled::state).orElse(State.OPEN);
    }

    /** What is wanted of one. */
    record WantedState(@Nullable String state) {}

    /** A recommendation. */
    record RecommendationView(String id, String kind, @Nullable String deviceId, String title, String explanation,
            Evidence evidence, Saving saving, String state, @Nullable Instant handledAt, @Nullable String handledBy,
            @Nullable EffectView effect) {
        static RecommendationView of(Entry entry, Wording wording) {
            Recommendation found = entry.recommendation();
            Optional<Handled> handled = entry.handled();
            return new RecommendationView(found.id(), found.kind().label(),
                    found.deviceId().isEmpty() ? null : found.deviceId(), wording.title(found),
                    wording.explanation(found), found.evidence(), found.saving(), Labels.of(stateOf(entry)),
                    handled.map(Handled::at).orElse(null), handled.map(Handled::by).orElse(null),
                    entry.effect().map(EffectView::of).orElse(null));
        }
    }

    /** What has changed, in Wh a day. */
    record EffectView(String state, @Nullable Estimate savedWhADay, int daysBefore, int daysAfter, String method) {
        static EffectView of(Effect effect) {
            return new EffectView(Labels.of(effect.state()), effect.savedWhADay().orElse(null), effect.daysBefore(),
                    effect.daysAfter(), effect.method());
        }
    }
}
