// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import io.wattm2m.energy.incentive.Reward.Ground;
import io.wattm2m.energy.incentive.Reward.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives rewards and says what became of them. Thread-safe: whatever is asked twice, or by two at once, is done once.
 */
public final class Rewards {
    private final RuleBook rules;
    private final ClaimedMonths claimed;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Consumer<Reward> told;

    /**
     * Rewards by these rules.
     *
     * @param rules what is given for what
     * @param claimed which home has claimed what
     * @param ledger where it is kept
     * @param clock the present
     * @param told is told of each reward that has come to another state
     */
    public Rewards(RuleBook rules, ClaimedMonths claimed, Ledger ledger, InstantSource clock,
            Consumer<Reward> told) {
        this.rules = rules;
        this.claimed = claimed;
        this.ledger = ledger;
        this.clock = clock;
        this.told = told;
    }

    /** What is given for what. */
    public RuleBook rules() {
        return rules;
    }

    /** The books. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Claims what the rules give a home for a month's savings, once per rule, month and plug: of plugs of which more is
     * known than at an earlier claim there is another reward. What another home has claimed for a plug is not counted.
     *
     * @return the rewards of this month, those that had been claimed before among them; none where nothing is credited
     */
    public List<Reward> claim(String homeId, YearMonth month, List<Credit> measured) {
        List<Credit> credits = claimed.of(homeId, month, measured);
        List<Reward> rewards = new ArrayList<>();
        for (RewardRule rule : rules.active(RewardKind.ENERGY_SAVINGS)) {
            SavedMonth saved = new SavedMonth(rule, month, rewards(homeId, rule, month));
            rewards.addAll(saved.claimed());
            List<Credit> unpaid = claimed.unpaid(rule, month, credits);
            saved.more(unpaid).ifPresent(more -> {
                rewards.add(open(homeId, more.ground(), rule.unit(), more.amount()));
                claimed.paid(rule, month, unpaid);
            });
        }
        return List.copyOf(rewards);
    }

    /** What a home has claimed by a rule for a month. */
    private List<Reward> rewards(String homeId, RewardRule rule, YearMonth month) {
        List<Reward> all = new ArrayList<>();
        Optional<Reward> next = Optional.empty();
        do {
            next = ledger.reward(Reward.id(homeId, SavedMonth.source(rule, month, all.size() + 1), rule.unit()));
            next.ifPresent(all::add);
        } while (next.isPresent());
        return all;
    }

    /**
     * Claims what the rules give a home for something it has achieved, once per rule and achievement; none where what
     * was saved by it could as well be nothing.
     */
    public List<Reward> claim(String homeId, String achievement, Evidence evidence) {
        return !evidence.isProof() ? List.of()
                : rules.active(RewardKind.COMMUNITY_REWARD).stream()
                        .map(rule -> open(homeId,
                                achieved(rule, achievement, evidence), rule.unit(),
                                Math.min(rule.perAchievement(), rule.most())))
                        .toList();
    }

    /** Grants what a programme has decided to give a home, once per application. */
    public Reward grant(String homeId, String application, Unit unit, long amount) {
        Reward open = open(homeId, new Ground(RewardKind.GOVERNMENT_SUPPORT, application,
                "the amount that the programme has decided", List.of(part("decided", amount, unit))), unit, amount);
        return open.state() == RewardState.PENDING ? move(open.id(), RewardState.APPROVED, "programme") : open;
    }

    /**
     * Brings a reward to another state; one that has it already stays as it is.
     *
     * @throws NoSuchElementException where there is none of this id
     * @throws IllegalStateException where the reward is in no state from which it could come to this one, or where it
     *         is to be approved though no saving proves it
     */
    public Reward move(String id, RewardState next, String actor) {
        Reward present = find(id);
        if (present.state() == next) {
            return present;
        }
        if (next == RewardState.APPROVED && !present.ground().isProven()) {
            throw new IllegalStateException("no measured saving proves the reward; it can only be rejected");
        }
        RewardState before = next.before();
        Reward moved = present.with(next, now());
        JournalEntry entry = JournalEntry.transfer(moved, present.account(before), present.account(next), actor);
        if (present.state() == before && ledger.move(moved, before, entry)) {
            told.accept(moved);
            return moved;
        }
        Reward other = find(id);
        if (other.state() != next) {
            throw new IllegalStateException("the reward is " + other.state().label() + ", and only what is "
                    + before.label() + " can be " + next.label());
        }
        return other;
    }

    private Reward open(String homeId, Ground ground, Unit unit, long amount) {
        Reward reward = Reward.pending(homeId, ground, unit, amount, now());
        Optional<Reward> known = ledger.reward(reward.id());
        if (known.isPresent()) {
            return known.get();
        }
        if (ledger.open(reward,
                JournalEntry.transfer(reward, reward.fund(), reward.account(RewardState.PENDING), "rules"))) {
            told.accept(reward);
            return reward;
        }
        return find(reward.id());
    }

    private static Ground achieved(RewardRule rule, String achievement, Evidence evidence) {
        List<Part> parts = new ArrayList<>(evidence.parts());
        parts.add(part("perAchievement", rule.perAchievement(), rule.unit()));
        parts.add(part("most", rule.most(), rule.unit()));
        return new Ground(RewardKind.COMMUNITY_REWARD, rule.id() + " " + achievement,
                "perAchievement, at most most, where the low end of saved is above 0", parts);
    }

    private static Part part(String name, long value, Unit unit) {
        return new Part(name, BigDecimal.valueOf(value), unit.label());
    }

    private Reward find(String id) {
        return ledger.reward(id).orElseThrow(() -> new NoSuchElementException("there is no reward " + id));
    }

    private Instant now() {
        return clock.instant();
    }
}
