// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import io.wattm2m.energy.incentive.Reward.Ground;
import io.wattm2m.energy.incentive.Reward.Part;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a home has claimed by a rule for what it has saved in a month. Immutable.
 *
 * @param rule what is given
 * @param month the month
 * @param claimed the rewards, the first first
 */
record SavedMonth(RewardRule rule, YearMonth month, List<Reward> claimed) {
    private static final String OF = "credited of ";
    private static final String CREDITED = "credited";
    private static final String KWH = "kWh";

    SavedMonth {
        claimed = List.copyOf(claimed);
    }

    /** What the reward of this number is for. */
    static String source(RewardRule rule, YearMonth month, int number) {
        return rule.id() + " " + month + (number == 1 ? "" : " " + number);
    }

    /**
     * The reward for those of these plugs for which there is none yet: of both together the rule gives no more than it
     * would have at once. Empty where that is nothing.
     */
    Optional<More> more(List<Credit> credits) {
        Set<String> paid = parts().filter(part -> part.value().signum() > 0).map(Part::name)
                .collect(Collectors.toSet());
        List<Credit> others = credits.stream().filter(credit -> !paid.contains(OF + credit.deviceId())).toList();
        BigDecimal before = parts().filter(part -> part.name().equals(CREDITED)).map(Part::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal credited = others.stream().map(Credit::creditedKwh).reduce(BigDecimal.ZERO, BigDecimal::add);
        long amount = rule.worth(before.add(credited)) - rule.worth(before);
        return amount > 0 ? Optional.of(new More(ground(others, before, credited), amount)) : Optional.empty();
    }

    private Ground ground(List<Credit> credits, BigDecimal before, BigDecimal credited) {
        List<Part> parts = new ArrayList<>();
        credits.forEach(credit -> parts.add(new Part(OF + credit.deviceId(), credit.creditedKwh(), KWH)));
        parts.add(new Part(CREDITED, credited, KWH));
        parts.add(new Part("perKwh", rule.perKwh(), rule.unit().label() + "/" + KWH));
        parts.add(new Part("most", BigDecimal.valueOf(rule.most()), rule.unit().label()));
        String formula = "credited × perKwh, rounded down, at most most";
        if (!claimed.isEmpty()) {
            parts.add(new Part("before", before, KWH));
            formula = "(before + credited) × perKwh less before × perKwh, each rounded down and at most most";
        }
        return new Ground(RewardKind.ENERGY_SAVINGS, source(rule, month, claimed.size() + 1), formula, parts);
    }

    private Stream<Part> parts() {
        return claimed.stream().flatMap(reward -> reward.ground().parts().stream());
    }

    /**
     * A reward that is not claimed yet. Immutable.
     *
     * @param ground what it is for
     * @param amount how much, above zero
     */
    record More(Ground ground, long amount) {}
}
