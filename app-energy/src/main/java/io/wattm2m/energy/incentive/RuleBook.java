// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rules by which rewards are given: some to begin with, and what people have made of them. Thread-safe. */
public final class RuleBook {
    private static final int MOST = 100;
    private static final List<RewardRule> FIRST = List.of(
            new RewardRule("saved-energy", "Points for saved energy", RewardKind.ENERGY_SAVINGS, Unit.POINTS,
                    BigDecimal.valueOf(100), 0, 10_000, true),
            new RewardRule("won-challenge", "Points for a challenge that was met", RewardKind.COMMUNITY_REWARD,
                    Unit.POINTS, BigDecimal.ZERO, 500, 500, true));
    private final Documents<RewardRule> rules;

    public RuleBook(Memory memory) {
        this.rules = new Documents<>(memory, "reward-rule", RewardRule.class);
    }

    /** All rules, by their ids. */
    public List<RewardRule> all() {
        Map<String, RewardRule> all = new TreeMap<>();
        FIRST.forEach(rule -> all.put(rule.id(), rule));
        rules.last("", MOST).forEach(rule -> all.put(rule.id(), rule));
        return all.values().stream().sorted(Comparator.comparing(RewardRule::id)).toList();
    }

    /** A rule, empty where there is none of this id. */
    public Optional<RewardRule> find(String id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Keeps a rule; IllegalStateException where there are too many. What was given by it before stays as it is. */
    public void keep(RewardRule rule) {
        if (find(rule.id()).isEmpty() && all().size() >= MOST) {
            throw new IllegalStateException("there are " + MOST + " rules already");
        }
        rules.keep(rule.id(), rule);
    }

    List<RewardRule> active(RewardKind kind) {
        return all().stream().filter(rule -> rule.active() && rule.kind() == kind).toList();
    }
}
