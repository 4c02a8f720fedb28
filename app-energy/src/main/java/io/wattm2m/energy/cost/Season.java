// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The prices of some months of the year: either steps by the energy of the month, or periods by the time of its use.
 * One step alone is a flat price. Immutable.
 *
 * @param name of the season
 * @param months 1 to 12
 * @param tiers the steps, the lowest first; none where there are periods
 * @param periods the first that contains an hour is its price, the last contains all; none where there are steps
 */
public record Season(String name, Set<Integer> months, List<Tier> tiers, List<Period> periods) {

    public Season {
        requireNonNull(name, "seasons: name is missing");
        months = Set.copyOf(months);
        tiers = List.copyOf(tiers);
        periods = List.copyOf(periods);
        require(tiers.isEmpty() != periods.isEmpty(), name, "has either tiers or periods");
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
