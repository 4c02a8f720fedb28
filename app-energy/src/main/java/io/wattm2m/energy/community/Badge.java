// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * That a home has met a challenge. Immutable.
 *
 * @param challengeId which
 * @param name of the challenge
 * @param kind of the challenge
 * @param percent what was saved
 * @param since when it was given
 */
public record Badge(String challengeId, String name, Challenge.Kind kind, BigDecimal percent, Instant since) {
    public Badge {
        requireNonNull(challengeId, "challengeId is null");
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(percent, "percent is null");
        requireNonNull(since, "since is null");
    }
}
