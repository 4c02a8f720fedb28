// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * Who has saved most in a month. Immutable.
 *
 * @param month which
 * @param participants how many homes take part
 * @param ranks the best first; none where fewer than {@value #LEAST} can be compared
 */
public record Leaderboard(YearMonth month, int participants, List<Rank> ranks) {
    /** How many that share no people are needed that no one of them stands out. */
    public static final int LEAST = 5;

    public Leaderboard {
        requireNonNull(month, "month is null");
        ranks = ranks.size() < LEAST ? List.of() : List.copyOf(ranks);
    }

    /**
     * A home's place; those who have saved the same share one.
     *
     * @param place from 1 on
     * @param homeId which, which only its own people are told
     * @param pseudonym what the others are told
     * @param perResidentKwh what was saved for each who lives there
     * @param days on how many days that was measured
     */
    public record Rank(int place, String homeId, String pseudonym, BigDecimal perResidentKwh, int days) {}
}
