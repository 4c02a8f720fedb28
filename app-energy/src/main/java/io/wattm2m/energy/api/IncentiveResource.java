// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.IncentiveViews.BalanceView;
import io.wattm2m.energy.api.IncentiveViews.Claim;
import io.wattm2m.energy.api.IncentiveViews.ClaimView;
import io.wattm2m.energy.api.IncentiveViews.CreditView;
import io.wattm2m.energy.api.IncentiveViews.EntryView;
import io.wattm2m.energy.api.IncentiveViews.RewardView;
import io.wattm2m.energy.api.IncentiveViews.RuleView;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.Credit;
import io.wattm2m.energy.incentive.RewardRule;
import io.wattm2m.energy.incentive.RewardState;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What homes are given for what they have saved, and the books about it. Thread-safe. */
@Path("/api/incentives")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class IncentiveResource {
    private final Household household;
    private final Homes homes;
    private final Neighbourhood neighbourhood;

    @Inject
    public IncentiveResource(Household household, Homes homes, Neighbourhood neighbourhood) {
        this.household = household;
        this.homes = homes;
        this.neighbourhood = neighbourhood;
    }

    /** What is given for what. */
    @GET
    @Path("/rules")
    public List<RuleView> rules() {
        return rewards().rules().all().stream().map(RuleView::of).toList();
    }

    /** Makes a rule or changes it; what was given before stays. */
    @PUT
    @Path("/rules/{id}")
    @Noted("changed the reward rule {id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Admits(Role.OWNER)
    public RuleView rule(@PathParam("id") String id, @Nullable RuleView wanted) {
        if (wanted == null || wanted.id() != null && !wanted.id().equals(id)) {
            throw new BadRequestException("wanted is a rule: name, kind, unit, perKwh or perAchievement, most, active");
        }
        RewardRule rule = Wishes.checked(() -> wanted.rule(id));
        Wishes.possible(() -> {
            rewards().rules().keep(rule);
            return rule;
        });
        return RuleView.of(rule);
    }

    /** What a home's savings of a month count, which is over; nothing is claimed by asking. */
    @GET
    @Path("/credits")
    public List<CreditView> credits(@QueryParam("homeId") @Nullable String homeId,
            @QueryParam("month") @Nullable String month, @Context SecurityContext security) {
        return credits(residence(homeId, security), month(month)).stream().map(CreditView::of).toList();
    }

    /**
     * Claims what the rules give for the measured savings of a month that is over, and of which nothing can come late
     * any more; again, it is the same.
     */
    @POST
    @Path("/claims")
    @Consumes(MediaType.APPLICATION_JSON)
    public ClaimView claim(@QueryParam("homeId") @Nullable String homeId, @Nullable Claim claim,
            @Context SecurityContext security) {
        Residence home = residence(homeId, security).require(Role.MEMBER);
        YearMonth month = month(claim == null ? null : claim.month());
        LocalDate last = month.atEndOfMonth();
        if (!neighbourhood.community().isKnown(last)) {
            throw Refusal.conflict("what belongs to " + month + " may still come late; its savings can be claimed from "
                    + neighbourhood.community().known(last) + " on");
        }
        List<Credit> credits = credits(home, month);
        return new ClaimView(month, credits.stream().map(CreditView::of).toList(),
                rewards().claim(home.id(), month, credits).stream().map(RewardView::of).toList());
    }

    /** The rewards of one's homes, or of one of them, the newest first. */
    @GET
    @Path("/rewards")
    public List<RewardView> mine(@QueryParam("homeId") @Nullable String homeId,
            @BeanParam Page page, @Context SecurityContext security) {
        return page.of(rewards().ledger().rewards(homes(homeId, security), Page.REACH), RewardView::of);
    }

    /**
     * The rewards of all homes that wait for a decision or to be paid, the oldest first, for those who decide: without
     * the parts, which tell of the plugs of homes.
     */
    @GET
    @Path("/open")
    @Admits(Role.OWNER)
    public List<RewardView> open(@BeanParam Page page) {
        return page.of(rewards().ledger().waiting(Page.REACH), reward -> RewardView.of(reward.withoutParts()));
    }

    /** Approves, rejects or pays a reward; 409 where it is in no state for that. */
    @POST
    @Path("/rewards/{id}/{deed: approve|reject|pay}")
    @Noted("decided on the reward {id}: {deed}")
    @Admits(Role.OWNER)
    public RewardView decide(@PathParam("id") String id, @PathParam("deed") String deed,
            @Context SecurityContext security) {
        RewardState next = switch (deed) {
            case "approve" -> RewardState.APPROVED;
            case "reject" -> RewardState.REJECTED;
            default -> RewardState.PAID;
        };
        return RewardView.of(Wishes.possible(() -> rewards().move(id, next, actor(security))).withoutParts());
    }

    /** What was written into the books of one's homes, the newest first. */
    @GET
    @Path("/transactions")
    public List<EntryView> transactions(@QueryParam("homeId") @Nullable String homeId,
            @BeanParam Page page, @Context SecurityContext security) {
        return page.of(rewards().ledger().entries(homes(homeId, security), Page.REACH), EntryView::of);
    }

    /** What stands on the accounts of one's homes. */
    @GET
    @Path("/balances")
    public List<BalanceView> balances(@QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        List<String> his = homes(homeId, security);
        return rewards().ledger().balances().entrySet().stream()
                .filter(each -> each.getKey().kind() != Account.Kind.FUND && his.contains(each.getKey().owner()))
                .map(each -> BalanceView.of(each.getKey(), each.getValue())).toList();
    }

    private List<Credit> credits(Residence home, YearMonth month) {
        return home.deviceIds().stream().sorted()
                .flatMap(id -> household.insight().control().savings()
                        .between(id, month.atDay(1), month.plusMonths(1).atDay(1))
                        .map(report -> new Credit(id, report.days().size(), report.savings())).stream())
                .toList();
    }

    private YearMonth month(@Nullable String text) {
        YearMonth present = YearMonth.from(household.today());
        YearMonth month = Moments.month("month", text, present.minusMonths(1));
        if (!month.isBefore(present)) {
            throw Refusal.conflict("the savings of " + month + " are known when it is over");
        }
        return month;
    }

    private List<String> homes(@Nullable String homeId, SecurityContext security) {
        return homeId == null ? Residence.ids(household, homes, Visitor.of(security))
                : List.of(residence(homeId, security).id());
    }

    private Residence residence(@Nullable String homeId, SecurityContext security) {
        return Residence.of(household, homes, Visitor.of(security), homeId);
    }

    private Rewards rewards() {
        return neighbourhood.rewards();
    }

    /** The books are kept for good, and so have nobody's name in them; who did it stands in the logs. */
    private static String actor(SecurityContext security) {
        return Visitor.of(security).role().map(Role::label).orElse("nobody");
    }
}
