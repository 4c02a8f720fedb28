// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What people have done with a recommendation. Immutable.
 *
 * @param recommendation as it was then
 * @param state what they have done
 * @param at when
 * @param by who, by name
 */
public record Handled(Recommendation recommendation, State state, Instant at, String by) {

    public Handled {
        requireNonNull(recommendation, "recommendation is null");
        requireNonNull(state, "state is null");
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
    }

    /** What becomes of a recommendation. */
    public enum State {
        OPEN, DONE, DISMISSED
    }
}
