// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people have done with a recommendation. Immutable.
 *
 * @param recommendation as it was then
 * @param state what they have done
 * @param at when
 * @param by who, by name
 * @param effect what it has come to, once all days are over that are compared; null before
 */
public record Handled(Recommendation recommendation, State state, Instant at, String by, @Nullable Lasting effect) {

    public Handled {
        requireNonNull(recommendation, "recommendation is null");
        requireNonNull(state, "state is null");
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
    }

    /** What people have just done. */
    Handled(Recommendation recommendation, State state, Instant at, String by) {
        this(recommendation, state, at, by, null);
    }

    Handled with(Lasting known) {
        return new Handled(recommendation, state, at, by, known);
    }

    /**
     * An effect that is known, in the form in which it is kept. Immutable.
     *
     * @param savedWhADay what a day takes less
     * @param daysBefore how many days before were compared
     * @param daysAfter how many days after
     * @param method how it was measured
     */
    public record Lasting(Estimate savedWhADay, int daysBefore, int daysAfter, String method) {
        static Optional<Lasting> of(Effect effect) {
            return effect.savedWhADay().map(saved -> new Lasting(saved, effect.daysBefore(), effect.daysAfter(),
                    effect.method()));
        }

        Effect effect() {
            return Effect.of(savedWhADay, daysBefore, daysAfter, method);
        }
    }

    /** What becomes of a recommendation. */
    public enum State {
        OPEN, DONE, DISMISSED
    }
}
