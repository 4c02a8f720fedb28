// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.CommunityViews.BadgeView;
import io.wattm2m.energy.api.CommunityViews.ChallengeView;
import io.wattm2m.energy.api.CommunityViews.LeaderboardView;
import io.wattm2m.energy.api.CommunityViews.MembershipView;
import io.wattm2m.energy.api.CommunityViews.ProgressView;
import io.wattm2m.energy.api.CommunityViews.Standing;
import io.wattm2m.energy.api.CommunityViews.WantedChallenge;
import io.wattm2m.energy.community.Challenge;
import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Community;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.PrivacyDesk;
import io.wattm2m.energy.privacy.Purpose;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What homes do together, for those that have agreed to it: a home's people agree by {@code PUT} of a pseudonym, and
 * until then neither see others nor are seen. Thread-safe.
 */
@Path("/api/community")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class CommunityResource {
    private final PrivacyDesk privacy;
    private final Household household;
    private final Homes homes;
    private final Neighbourhood neighbourhood;

    @Inject
    public CommunityResource(Household household, Homes homes, Neighbourhood neighbourhood,
            PrivacyDesk privacy) {
        this.privacy = privacy;
        this.household = household;
        this.homes = homes;
        this.neighbourhood = neighbourhood;
    }

    /** How a home takes part; without a pseudonym where it does not. */
    @GET
    @Path("/membership")
    public MembershipView membership(@QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        Residence home = residence(homeId, security);
        return community().find(home.id()).map(MembershipView::of)
                .orElseGet(() -> new MembershipView(null, Math.max(1, home.dwelling().residents()), null));
    }

    /**
     * Agrees that a home is compared with others under a {@code pseudonym}; 409 where another has it, or where somebody
     * else who belongs to the home has not agreed to the purpose {@code community}.
     */
    @PUT
    @Path("/membership")
    @Consumes(MediaType.APPLICATION_JSON)
    public MembershipView join(@QueryParam("homeId") @Nullable String homeId, @Nullable MembershipView wanted,
            @Context SecurityContext security) {
        Residence home = residence(homeId, security).require(Role.MEMBER);
        if (wanted == null || wanted.pseudonym() == null) {
            throw new BadRequestException("wanted is a pseudonym, and residents where the home does not say");
        }
        String pseudonym = wanted.pseudonym();
        if (pseudonym.equalsIgnoreCase(home.name())) {
            throw new BadRequestException("a pseudonym that is the home's name is none");
        }
        Visitor.of(security).person()
                .ifPresent(person -> privacy.consents().set(person.id(), Purpose.COMMUNITY, true));
        requireConsent(home.id());
        int residents = home.dwelling().residents() > 0 ? home.dwelling().residents()
                : Wishes.or(wanted.residents(), 0);
        return MembershipView.of(Wishes
                .possible(() -> Wishes.checked(() -> community().join(home.id(), pseudonym, residents))));
    }

    /** What a home consumes says something of everybody who belongs to it. */
    private void requireConsent(String homeId) {
        long missing = homes.find(homeId).stream().flatMap(home -> home.members().stream())
                .filter(member -> !privacy.consents().allows(member.personId(), Purpose.COMMUNITY)).count();
        if (missing > 0) {
            throw Refusal.conflict("everybody who belongs to the home has to agree to it, under Privacy; " + missing
                    + " have not yet");
        }
    }

    /** Takes that back: the home is compared no more, and is in no challenge. */
    @DELETE
    @Path("/membership")
    public void leave(@QueryParam("homeId") @Nullable String homeId, @Context SecurityContext security) {
        neighbourhood.leave(residence(homeId, security).require(Role.MEMBER).id());
    }

    /** Who has saved most in a month, this one unless asked otherwise; no ranks where fewer than five compare. */
    @GET
    @Path("/leaderboard")
    public LeaderboardView leaderboard(@QueryParam("homeId") @Nullable String homeId,
            @QueryParam("month") @Nullable String month, @Context SecurityContext security) {
        participating(homeId, security);
        YearMonth wanted = Moments.month("month", month, YearMonth.from(household.today()));
        return LeaderboardView.of(community().leaderboard(wanted),
                Set.copyOf(Residence.ids(household, homes, Visitor.of(security))),
                !community().isKnown(wanted.atEndOfMonth()));
    }

    /** The challenges, those that end last first. */
    @GET
    @Path("/challenges")
    public List<ChallengeView> challenges(@QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        Residence home = participating(homeId, security);
        return desk().all().stream().map(challenge -> view(challenge, home, Visitor.of(security))).toList();
    }

    /** Makes a challenge: {@code kind} weekend, winter_heating or own, {@code from}, {@code to}, targetPercent. */
    @POST
    @Path("/challenges")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@QueryParam("homeId") @Nullable String homeId, @Nullable WantedChallenge wanted,
            @Context SecurityContext security) {
        Residence home = participating(homeId, security).require(Role.MEMBER);
        if (wanted == null || wanted.from() == null || wanted.to() == null || wanted.targetPercent() == null) {
            throw new BadRequestException("wanted is name, kind, from, to and targetPercent");
        }
        LocalDate today = household.today();
        LocalDate from = Moments.date("from", wanted.from(), today);
        LocalDate to = Moments.date("to", wanted.to(), today);
        int target = wanted.targetPercent();
        Challenge made = Wishes.checked(() -> new Challenge(UUID.randomUUID().toString(),
                Wishes.or(wanted.name(), ""), Challenge.Kind.named(Wishes.or(wanted.kind(), "own")), from, to, target,
                Set.of(), false, home.id()));
        ChallengeView view = view(Wishes.possible(() -> desk().add(made)), home, Visitor.of(security));
        return Response.created(URI.create("/api/community/challenges/" + made.id())).entity(view).build();
    }

    /** Removes a challenge: for the home that has made it before it begins, for owners of the installation always. */
    @DELETE
    @Path("/challenges/{id}")
    @Noted("removed the challenge {id}")
    public void remove(@PathParam("id") String id, @QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        if (Visitor.of(security).isAtLeast(Role.OWNER)) {
            desk().remove(id);
            return;
        }
        String home = participating(homeId, security).require(Role.MEMBER).id();
        if (desk().find(id).filter(each -> !each.madeBy().equals(home)).isPresent()) {
            throw Refusal.forbidden("this is for the home that has made the challenge");
        }
        Wishes.possible(() -> {
            desk().withdraw(id, home);
            return id;
        });
    }

    /** Takes part in a challenge that has not begun. */
    @PUT
    @Path("/challenges/{id}/participation")
    public ChallengeView take(@PathParam("id") String id, @QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        Residence home = participating(homeId, security).require(Role.MEMBER);
        return view(Wishes.possible(() -> desk().take(id, home.id(), true)), home, Visitor.of(security));
    }

    /** Takes part in it no more. */
    @DELETE
    @Path("/challenges/{id}/participation")
    public void drop(@PathParam("id") String id, @QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        desk().take(id, participating(homeId, security).require(Role.MEMBER).id(), false);
    }

    /** What a home has met. */
    @GET
    @Path("/badges")
    public List<BadgeView> badges(@QueryParam("homeId") @Nullable String homeId, @Context SecurityContext security) {
        return desk().badges(residence(homeId, security).id()).stream().map(BadgeView::of).toList();
    }

    private ChallengeView view(Challenge challenge, Residence home, Visitor visitor) {
        boolean takesPart = challenge.homeIds().contains(home.id());
        boolean isRemovable = visitor.isAtLeast(Role.OWNER) || challenge.madeBy().equals(home.id())
                && home.role().includes(Role.MEMBER) && desk().isOpen(challenge);
        Optional<ProgressView> progress = takesPart ? desk().progress(challenge, home.id())
                .map(saved -> ProgressView.of(saved, challenge.targetPercent())) : Optional.empty();
        return ChallengeView.of(challenge, household.today(), desk().together(challenge), progress,
                new Standing(takesPart, isRemovable));
    }

    /** Who sees others is seen by them. */
    private Residence participating(@Nullable String homeId, SecurityContext security) {
        Residence home = residence(homeId, security);
        if (community().find(home.id()).isEmpty()) {
            throw Refusal.conflict("the home does not take part in the community");
        }
        return home;
    }

    private Residence residence(@Nullable String homeId, SecurityContext security) {
        return Residence.of(household, homes, Visitor.of(security), homeId);
    }

    private Community community() {
        return neighbourhood.community();
    }

    private Challenges desk() {
        return neighbourhood.challenges();
    }
}
