// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * That a home has met a challenge. Immutable.
 *
 * @param challengeId which
 * @param name of the challenge
 * @param kind of the challenge
 * @param percent what was saved
 * @param since when it was given
 * @param rewarded the days for whose saving a reward is due: those of which no other challenge has one; none where the
 *        saving of these could as well be nothing, or falls short of the target
 */
public record Badge(String challengeId, String name, Challenge.Kind kind, BigDecimal percent, Instant since,
        Set<LocalDate> rewarded) {
    public Badge {
        requireNonNull(challengeId, "challengeId is null");
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(percent, "percent is null");
        requireNonNull(since, "since is null");
        rewarded = rewarded == null ? Set.of() : Set.copyOf(rewarded); // an earlier version has written none
    }
}
