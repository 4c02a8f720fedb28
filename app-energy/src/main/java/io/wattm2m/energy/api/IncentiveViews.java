// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.incentive.Account;
import io.wattm2m.energy.incentive.Application;
import io.wattm2m.energy.incentive.Credit;
import io.wattm2m.energy.incentive.JournalEntry;
import io.wattm2m.energy.incentive.Programme;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.Reward.Part;
import io.wattm2m.energy.incentive.RewardKind;
import io.wattm2m.energy.incentive.RewardRule;
import io.wattm2m.energy.incentive.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents about rewards and programmes; amounts in the unit named beside them. */
final class IncentiveViews {
    private IncentiveViews() {}

    /** A rule, as it is shown and as it is sent. */
    record RuleView(@Nullable String id, @Nullable String name, @Nullable String kind, @Nullable String unit,
            @Nullable BigDecimal perKwh, @Nullable Long perAchievement, @Nullable Long most,
            @Nullable Boolean active) {
        private static final long DEFAULT_MOST = 100_000;

        static RuleView of(RewardRule rule) {
            return new RuleView(rule.id(), rule.name(), rule.kind().label(), rule.unit().label(), rule.perKwh(),
                    rule.perAchievement(), rule.most(), rule.active());
        }

        RewardRule rule(String ruleId) {
            return new RewardRule(ruleId, Wishes.or(name, ruleId),
                    RewardKind.named(Wishes.or(kind, RewardKind.ENERGY_SAVINGS.label())),
                    Unit.named(Wishes.or(unit, Unit.POINTS.label())), Wishes.or(perKwh, BigDecimal.ZERO),
                    Wishes.or(perAchievement, 0L), Wishes.or(most, DEFAULT_MOST), Wishes.or(active, true));
        }
    }

    /** A reward, with the parts of which its amount comes about. */
    record RewardView(String id, String homeId, String kind, String source, String formula, List<Part> parts,
            String unit, long amount, String state, Instant created, Instant changed) {
        static RewardView of(Reward reward) {
            return new RewardView(reward.id(), reward.homeId(), reward.ground().kind().label(),
                    reward.ground().source(), reward.ground().formula(), reward.ground().parts(),
                    reward.unit().label(), reward.amount(), reward.state().label(), reward.created(),
                    reward.changed());
        }
    }

    /** What of a plug's savings counts, and why not more. */
    record CreditView(String deviceId, int days, double savedWh, @Nullable Double lowWhPerDay,
            @Nullable Double highWhPerDay, BigDecimal creditedKwh, boolean credited) {
        static CreditView of(Credit credit) {
            boolean isKnown = Double.isFinite(credit.savings().perDay().lowWh());
            return new CreditView(credit.deviceId(), credit.days(), Views.rounded(credit.savings().savedWh()),
                    isKnown ? Views.rounded(credit.savings().perDay().lowWh()) : null,
                    isKnown ? Views.rounded(credit.savings().perDay().highWh()) : null, credit.creditedKwh(),
                    credit.creditedKwh().signum() > 0);
        }
    }

    /** A month's claim: what was measured, and what came of it. */
    record ClaimView(YearMonth month, List<CreditView> credits, List<RewardView> rewards) {}

    /** Which month is claimed. */
    record Claim(@Nullable String month) {}

    /** Something that was written into the books. */
    record EntryView(String key, Instant at, String rewardId, String actor, List<PostingView> postings) {
        static EntryView of(JournalEntry entry) {
            return new EntryView(entry.key(), entry.at(), entry.rewardId(), entry.actor(),
                    entry.postings().stream().map(posting -> new PostingView(posting.account().name(),
                            posting.account().unit().label(), posting.amount())).toList());
        }
    }

    /** One side of it. */
    record PostingView(String account, String unit, long amount) {}

    /** What stands on an account. */
    record BalanceView(String account, String unit, long balance) {
        static BalanceView of(Account account, long balance) {
            return new BalanceView(account.name(), account.unit().label(), balance);
        }
    }

    /** What one can apply for. */
    record ProgrammeView(String id, String name, String authority, String description, LocalDate opens,
            LocalDate closes, boolean open) {
        static ProgrammeView of(Programme programme, LocalDate today) {
            return new ProgrammeView(programme.id(), programme.name(), programme.authority(),
                    programme.description(), programme.opens(), programme.closes(), programme.isOpen(today));
        }
    }

    /** What a home says for itself. */
    record Wanted(@Nullable String text) {}

    /** What became of an application. */
    record ApplicationView(String id, String homeId, String programmeId, String text, String state, String note,
            Instant made, Instant changed) {
        static ApplicationView of(Application application) {
            return new ApplicationView(application.id(), application.homeId(), application.programmeId(),
                    application.text(), application.state().label(), application.note(), application.made(),
                    application.changed());
        }
    }
}
