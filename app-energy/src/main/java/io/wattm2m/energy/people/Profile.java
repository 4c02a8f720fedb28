// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person says of himself. Immutable.
 *
 * @param displayName what the others read
 * @param email where a forgotten password is mended; empty for nowhere
 * @param locale {@code ko}, {@code en}, or empty for the browser's
 * @param theme {@code light}, {@code dark}, or empty for the system's
 */
public record Profile(String displayName, String email, String locale, String theme) {
    private static final int LONGEST = 100;
    // one line only: whatever stands here goes into the head of a mail
    private static final Pattern EMAIL = Pattern.compile("|[^@\\s,;<>]{1,64}@[^@\\s,;<>]{1,190}");
    /** Nothing. */
    public static final Profile EMPTY = new Profile("", "", "", "");

    public Profile {
        require(displayName.length() <= LONGEST && displayName.chars().noneMatch(Character::isISOControl),
                "displayName has at most " + LONGEST + " characters, none of them for control");
        require(EMAIL.matcher(email).matches(), "email '" + email + "' is not an address");
        require(Set.of("", "ko", "en").contains(locale), "locale '" + locale + "' is not ko or en");
        require(Set.of("", "light", "dark").contains(theme), "theme '" + theme + "' is not light or dark");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.malformed(otherwise);
        }
    }
}
