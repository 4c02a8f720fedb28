// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A home that has agreed to be compared with others. Immutable.
 *
 * @param homeId which, which the others are never told
 * @param pseudonym what they are told instead
 * @param residents how many live there
 * @param since when it was agreed
 */
public record Participant(String homeId, String pseudonym, int residents, Instant since) {
    private static final Pattern PSEUDONYM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{1,29}");
    private static final int MOST_RESIDENTS = 10_000;

    public Participant {
        requireNonNull(homeId, "homeId is null");
        requireNonNull(since, "since is null");
        if (!PSEUDONYM.matcher(pseudonym).matches()) {
            throw new IllegalArgumentException(
                    "pseudonym '" + pseudonym + "' is not 2 to 30 letters, digits, spaces and . _ -");
        }
        if (residents < 1 || residents > MOST_RESIDENTS) {
            throw new IllegalArgumentException("residents: say how many live in the home (1 to " + MOST_RESIDENTS
                    + "), what is saved is divided by them");
        }
    }
}
