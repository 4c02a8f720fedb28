// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which home has claimed what a plug saved in a month, and by which rules: a plug that moves is not paid for twice, nor
 * one that is called otherwise since. Thread-safe.
 */
public final class ClaimedMonths {
    private final Documents<Claimed> claims;

    public ClaimedMonths(Memory memory) {
        this.claims = new Documents<>(memory, "claimed-month", Claimed.class);
    }

    /** Those that no other home has claimed; from now on they are this one's. */
    synchronized List<Credit> of(String homeId, YearMonth month, List<Credit> credits) {
        return credits.stream().filter(credit -> isOf(homeId, name(credit, month), credit)).toList();
    }

    /** Those for which the home has not been paid by a rule. */
    synchronized List<Credit> unpaid(RewardRule rule, YearMonth month, List<Credit> credits) {
        return credits.stream().filter(credit -> claims.find(name(credit, month)).filter(known -> known.isPaid(rule))
                .isEmpty()).toList();
    }

    /** Remembers that the home has been paid for them by a rule. */
    synchronized void paid(RewardRule rule, YearMonth month, List<Credit> credits) {
        credits.forEach(credit -> claims.find(name(credit, month))
                .ifPresent(known -> claims.keep(name(credit, month), known.by(rule))));
    }

    private boolean isOf(String homeId, String name, Credit credit) {
        if (credit.creditedKwh().signum() > 0 && claims.find(name).isEmpty()) {
            claims.keep(name, new Claimed(homeId, Set.of()));
        }
        return claims.find(name).map(Claimed::homeId).filter(owner -> !owner.equals(homeId)).isEmpty();
    }

    private static String name(Credit credit, YearMonth month) {
        return credit.deviceId() + "/" + month;
    }

    /**
     * A claim.
     *
     * @param homeId whose it is
     * @param rules the ids of the rules that have paid; null where an earlier version has written it
     */
    private record Claimed(String homeId, @Nullable Set<String> rules) {
        boolean isPaid(RewardRule rule) {
            return rules != null && rules.contains(rule.id());
        }

        Claimed by(RewardRule rule) {
            Set<String> all = new TreeSet<>(rules == null ? Set.of() : rules);
            all.add(rule.id());
            return new Claimed(homeId, all);
        }
    }
}
