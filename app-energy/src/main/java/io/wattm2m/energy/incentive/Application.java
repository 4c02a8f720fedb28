// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;

/**
 * What became of a home's wish to take part in a programme. Immutable.
 *
 * @param id follows from home and programme: each home applies for a programme once
 * @param homeId the home
 * @param programmeId the programme
 * @param text what the home says for itself
 * @param state how far it has come
 * @param note what the programme says; empty for nothing
 * @param made when
 * @param changed when it came to its state
 */
public record Application(String id, String homeId, String programmeId, String text, State state, String note,
        Instant made, Instant changed) {

    public Application {
        requireNonNull(id, "id is null");
        requireNonNull(homeId, "homeId is null");
        requireNonNull(programmeId, "programmeId is null");
        requireNonNull(text, "text is null");
        requireNonNull(state, "state is null");
        requireNonNull(note, "note is null");
        requireNonNull(made, "made is null");
        requireNonNull(changed, "changed is null");
    }

    Application with(State next, String said, Instant now) {
        return new Application(id, homeId, programmeId, text, next, said, made, now);
    }

    /** How far an application has come. */
    public enum State {
        /** It waits to be looked at. */
        WAITING,
        /** It is being looked at. */
        IN_REVIEW,
        /** It was granted. */
        APPROVED,
        /** It was refused. */
        REJECTED;

        /** Whether nothing comes after it. */
        public boolean isFinal() {
            return this == APPROVED || this == REJECTED;
        }

        /** The name in documents. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
