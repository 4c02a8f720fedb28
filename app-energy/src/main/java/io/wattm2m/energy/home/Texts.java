// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import io.wattm2m.energy.people.Refusal;

/** What texts that people write about their homes have to be. Pure. */
final class Texts {
    private Texts() {}

    /** Refusal where a text is too long or has characters for control in it. */
    static void require(String text, int longest, String name) {
        require(text.length() <= longest && text.chars().noneMatch(Character::isISOControl),
                name + " has at most " + longest + " characters, none of them for control");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.malformed(otherwise);
        }
    }
}
