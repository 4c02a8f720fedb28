// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import java.util.function.UnaryOperator;

/**
 * Makes texts unreadable to who has no key, and readable again. Immutable; as safe for threads as its parts.
 *
 * @param closing seals a text
 * @param opening opens a sealed text; others it leaves as they are
 */
public record Seal(UnaryOperator<String> closing, UnaryOperator<String> opening) {
    /** Leaves everything as it is. */
    public static final Seal NONE = new Seal(text -> text, text -> text);

    /** The text for those with a key only; nothing stays nothing. */
    public String close(String text) {
        return text.isEmpty() ? "" : closing.apply(text);
    }

    /** The text again. */
    public String open(String text) {
        return opening.apply(text);
    }
}
