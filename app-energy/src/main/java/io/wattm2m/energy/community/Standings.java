// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import io.wattm2m.energy.community.Leaderboard.Rank;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Tells each home how it stands in a month, once all is known of the month. Thread-safe. */
public final class Standings {
    private final Community community;
    private final Clock clock;
    private final BiConsumer<Leaderboard, Rank> told;
    private Optional<YearMonth> last = Optional.empty();

    /**
     * Standings of the homes that take part.
     *
     * @param clock the present, in the zone whose months
     * @param told is told of each rank, with the board that it is on; once more after a restart
     */
    public Standings(Community community, Clock clock, BiConsumer<Leaderboard, Rank> told) {
        this.community = community;
        this.clock = clock;
        this.told = told;
    }

    /** Tells of the last month of which all is known, unless that was done. */
    public synchronized void tell() {
        YearMonth month = known();
        if (last.filter(month::equals).isEmpty()) {
            Leaderboard board = community.leaderboard(month);
            board.ranks().forEach(rank -> told.accept(board, rank));
            last = Optional.of(month);
        }
    }

    private YearMonth known() {
        YearMonth before = YearMonth.now(clock).minusMonths(1);
        return community.isKnown(before.atEndOfMonth()) ? before : before.minusMonths(1);
    }
}
