// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A decision with all it was made from: deciding again on the same gives the same. Immutable.
 *
 * @param before what the controller remembered
 * @param inputs what it was told
 * @param action what it decided
 * @param reason why
 * @param after what it remembers from now on
 */
public record Decision(ControlState before, ControlInputs inputs, Action action, Reason reason, ControlState after) {

    public Decision {
        requireNonNull(before, "before is null");
        requireNonNull(inputs, "inputs is null");
        requireNonNull(action, "action is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(after, "after is null");
    }

    /** The decision in a sentence. */
    public String explanation() {
        return String.format(Locale.ROOT, "%s %s because %s (use within the hour: %.0f %%; %s).", inputs.at(),
                action.words, reason.words(), inputs.expectation().useProbability() * 100, inputs.state());
    }

    /** What is done. */
    public enum Action {
        /** Nothing. */
        KEEP("left as it is"),
        /** The outlet is switched on. */
        SWITCH_ON("switched on"),
        /** The outlet is switched off. */
        SWITCH_OFF("switched off");

        private final String words;

        Action(String words) {
            this.words = words;
        }
    }
}
