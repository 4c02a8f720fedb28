// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * What is given for what. Immutable.
 *
 * @param id small letters, digits and dashes
 * @param name for people
 * @param kind what it is given for: measured savings, or what was done together with others
 * @param unit in what it is counted
 * @param perKwh of savings what is given for each credited kWh; 0 for the other kind
 * @param perAchievement of the other kind what is given for each achievement; 0 for savings
 * @param most more is not given for a month's savings, or for one achievement
 * @param active whether it holds
 */
public record RewardRule(String id, String name, RewardKind kind, Unit unit, BigDecimal perKwh, long perAchievement,
        long most, boolean active) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_NAME = 100;
    private static final long MOST = 1_000_000_000L;

    public RewardRule {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(unit, "unit is null");
        requireNonNull(perKwh, "perKwh is null");
        require(ID.matcher(id).matches(), "id '" + id + "' is not 1 to 40 small letters, digits and dashes");
        require(!name.isBlank() && name.length() <= LONGEST_NAME, "name has 1 to " + LONGEST_NAME + " characters");
        require(kind != RewardKind.GOVERNMENT_SUPPORT, "kind: what programmes give is decided there, not by a rule");
        require(most > 0 && most <= MOST, "most " + most + " is not 1 to " + MOST);
        require(perKwh.signum() >= 0 && perKwh.compareTo(BigDecimal.valueOf(MOST)) <= 0,
                "perKwh " + perKwh + " is not 0 to " + MOST);
        require(perAchievement >= 0 && perAchievement <= MOST,
                "perAchievement " + perAchievement + " is not 0 to " + MOST);
        boolean isForSavings = kind == RewardKind.ENERGY_SAVINGS;
        require(isForSavings == (perKwh.signum() > 0) && isForSavings == (perAchievement == 0),
                "savings are rewarded perKwh, the rest perAchievement, and each by more than 0");
    }

    /** What credited energy is worth in a month: whole units, rounded down, and not more than the most. */
    long worth(BigDecimal creditedKwh) {
        return creditedKwh.multiply(perKwh).setScale(0, RoundingMode.DOWN).min(BigDecimal.valueOf(most))
                .longValueExact();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
