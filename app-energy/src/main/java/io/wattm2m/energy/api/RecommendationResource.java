// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Role;
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
import org.jspecify.annotations.Nullable;

/** What a household could do, what has been done, and what that has changed. Thread-safe. */
@Path("/api/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class RecommendationResource {
    private final Household household;
    private final EachHome homes;
    private final Homes everybodys;
    private final Outlook outlook;

    @Inject
    RecommendationResource(Household household, EachHome homes, Homes everybodys, Outlook outlook) {
        this.household = household;
        this.homes = homes;
        this.everybodys = everybodys;
        this.outlook = outlook;
    }

    /** All, home by home, those that are open first; texts in {@code language}, {@code en} or {@code ko}. */
    @GET
    public List<RecommendationView> all(@QueryParam("state") @Nullable String state,
            @QueryParam("language") @DefaultValue("en") String language) {
        State wanted = Wishes.checked(() -> Labels.read(State.class, "state", state, State.OPEN));
        Wording wording = Wording.of(language);
        return homes.all().stream().flatMap(home -> outlook.recommendations().all(home.id(), premises(home)).stream()
                .filter(entry -> state == null || stateOf(entry) == wanted)
                .map(entry -> RecommendationView.of(home.id(), entry, wording))).toList();
    }

    /**
     * Says that one was done or is not wanted, or opens it again: {@code {"state": "done"}}. Who has several homes
     * names the one it is for; for members of that home.
     */
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
        OneHome home = homes.only().orElseThrow(() -> new BadRequestException(
                "you have several homes; name one of them by " + EachHome.PARAMETER + "="));
        Residence.of(household, everybodys, Visitor.of(security), home.id()).require(Role.MEMBER);
        return outlook.recommendations()
                .handle(home.id(), premises(home), id,
                        new Handling(state, household.now(), Visitor.of(security).getName()))
                .map(entry -> RecommendationView.of(home.id(), entry, Wording.of(language)))
                .orElseThrow(() -> new NotFoundException("there is no recommendation " + id));
    }

    private static Premises premises(OneHome home) {
        Household alone = home.household();
        return new Premises(alone.devices().all(), alone.insight(), alone.zone(), alone.today());
    }

    private static State stateOf(Entry entry) {
        return entry.handled().map(Handled::state).orElse(State.OPEN);
    }

    /** What is wanted of one. */
    record WantedState(@Nullable String state) {}

    /** A recommendation. */
    record RecommendationView(String home, String id, String kind, @Nullable String deviceId, String title,
            String explanation, Evidence evidence, Saving saving, String state, @Nullable Instant handledAt,
            @Nullable String handledBy, @Nullable EffectView effect) {
        static RecommendationView of(String home, Entry entry, Wording wording) {
            Recommendation found = entry.recommendation();
            Optional<Handled> handled = entry.handled();
            return new RecommendationView(home, found.id(), found.kind().label(),
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
