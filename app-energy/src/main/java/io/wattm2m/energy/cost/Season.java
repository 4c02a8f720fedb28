// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The prices of some months of the year: steps by the energy of the month, periods by the time of its use, or both,
 * where each kWh has the price of its period and on top that of its step. One step alone is a flat price. Immutable.
 *
 * @param name of the season
 * @param months 1 to 12
 * @param tiers the steps, the lowest first, where there are any
 * @param periods the first that contains an hour is its price, the last contains all; where there are any
 */
public record Season(String name, Set<Integer> months, List<Tier> tiers, List<Period> periods) {

    public Season {
        requireNonNull(name, "seasons: name is missing");
        months = Set.copyOf(months);
        tiers = List.copyOf(tiers);
        periods = List.copyOf(periods);
        require(!tiers.isEmpty() || !periods.isEmpty(), name, "has tiers or periods");
        require(periods.isEmpty() || periods.getLast().isAlways(), name,
                "ends with a period for ALL days from 0 to 24, for the hours that the others leave");
        require(tiers.isEmpty() || tiers.getFirst().fromKwh().signum() == 0, name, "begins with a tier from 0 kWh");
        for (int step = 1; step < tiers.size(); step++) {
            require(tiers.get(step - 1).fromKwh().compareTo(tiers.get(step).fromKwh()) < 0, name,
                    "has tiers that do not rise");
        }
    }

    /** The period of an hour; there are periods. */
    Period period(int hour, boolean isWorkingDay) {
        return periods.stream().filter(period -> period.contains(hour, isWorkingDay)).findFirst()
                .orElseGet(periods::getLast);
    }

    /** What so much energy costs by the steps before rounding; there are steps. */
    BigDecimal ofTiers(BigDecimal kwh) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int step = 0; step < tiers.size(); step++) {
            sum = sum.add(within(step, kwh).multiply(tiers.get(step).pricePerKwh()));
        }
        return sum;
    }

    /** How much of so much energy lies within a step, the lowest of which is 0. */
    BigDecimal within(int step, BigDecimal kwh) {
        BigDecimal upTo = step + 1 < tiers.size() ? kwh.min(tiers.get(step + 1).fromKwh()) : kwh;
        return upTo.subtract(tiers.get(step).fromKwh()).max(BigDecimal.ZERO);
    }

    /** The step in which so much energy ends; there are steps. */
    Tier tierOf(BigDecimal kwh) {
        return tiers.stream().filter(tier -> tier.fromKwh().signum() == 0 || tier.fromKwh().compareTo(kwh) < 0)
                .reduce((lower, higher) -> higher).orElseGet(tiers::getFirst);
    }

    private static void require(boolean holds, String season, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("season " + season + ": wanted is one that " + rule);
        }
    }
}
