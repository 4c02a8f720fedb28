// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.community.Badge;
import io.wattm2m.energy.community.Challenge;
import io.wattm2m.energy.community.Leaderboard;
import io.wattm2m.energy.community.Leaderboard.Rank;
import io.wattm2m.energy.community.Participant;
import io.wattm2m.energy.community.SavedEnergy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents about what homes do together; of other homes they have pseudonyms only. */
final class CommunityViews {
    private static final String FORMULA = "(expected − actual) ÷ residents; expected: for each day the mean "
            + "of the days of the same kind (working day or weekend) in the eight weeks before";

    private CommunityViews() {}

    /** A home as it takes part, as it is shown and as it is sent. */
    record MembershipView(@Nullable String pseudonym, @Nullable Integer residents, @Nullable Instant since) {
        static MembershipView of(Participant participant) {
            return new MembershipView(participant.pseudonym(), participant.residents(), participant.since());
        }
    }

    /**
     * How homes compare; shown only where enough of them can be compared. It is preliminary until the month is over and
     * nothing of it can come late any more.
     */
    record LeaderboardView(YearMonth month, int participants, int needed, boolean shown, String formula,
            List<RankView> ranks, boolean preliminary) {
        static LeaderboardView of(Leaderboard board, Set<String> own, boolean preliminary) {
            return new LeaderboardView(board.month(), board.participants(), Leaderboard.LEAST,
                    !board.ranks().isEmpty(), FORMULA,
                    board.ranks().stream().map(rank -> RankView.of(rank, own.contains(rank.homeId()))).toList(),
                    preliminary);
        }
    }

    /** A place. */
    record RankView(int place, String pseudonym, BigDecimal perResidentKwh, int days, boolean mine) {
        static RankView of(Rank rank, boolean mine) {
            return new RankView(rank.place(), rank.pseudonym(), rank.perResidentKwh(), rank.days(), mine);
        }
    }

    /** What is wanted of a challenge. */
    record WantedChallenge(@Nullable String name, @Nullable String kind, @Nullable String from, @Nullable String to,
            @Nullable Integer targetPercent) {}

    /** A challenge, how far all together have come where there are enough of them, and how far one's own home has. */
    record ChallengeView(String id, String name, String kind, LocalDate from, LocalDate to, int targetPercent,
            int participants, boolean takingPart, boolean over, @Nullable BigDecimal togetherPercent,
            @Nullable ProgressView progress, boolean removable, boolean settled) {
        static ChallengeView of(Challenge challenge, LocalDate today, Optional<BigDecimal> together,
                Optional<ProgressView> progress, Standing standing) {
            return new ChallengeView(challenge.id(), challenge.name(), challenge.kind().label(), challenge.from(),
                    challenge.to(), challenge.targetPercent(), challenge.homeIds().size(),
                    standing.takingPart,
                    challenge.isOver(today), together.orElse(null), progress.orElse(null),
                    standing.removable, challenge.settled());
        }
    }

    /** What a challenge is to the one who looks at it. */
    record Standing(boolean takingPart, boolean removable) {}

    /** How far one's own home has come, with the parts of the figure. */
    record ProgressView(int days, BigDecimal expectedKwh, BigDecimal actualKwh, BigDecimal lowKwh,
            BigDecimal highKwh, BigDecimal savedPercent, boolean met) {
        static ProgressView of(SavedEnergy saved, int targetPercent) {
            return new ProgressView(saved.days(), rounded(saved.expectedKwh()),
                    rounded(saved.actualKwh()), rounded(saved.lowKwh()), rounded(saved.highKwh()), saved.percent(),
                    saved.percent().compareTo(BigDecimal.valueOf(targetPercent)) >= 0);
        }

        private static BigDecimal rounded(BigDecimal kwh) {
            return kwh.setScale(3, RoundingMode.HALF_UP);
        }
    }

    /** A badge. */
    record BadgeView(String challengeId, String name, String kind, BigDecimal percent, Instant since) {
        static BadgeView of(Badge badge) {
            return new BadgeView(badge.challengeId(), badge.name(), badge.kind().label(), badge.percent(),
                    badge.since());
        }
    }
}
