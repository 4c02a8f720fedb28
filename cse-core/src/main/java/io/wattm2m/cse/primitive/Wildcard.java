// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

/**
 * A text in which {@code *} stands for any characters or none (TS-0001 8.1.2 and 9.6.2.1). Immutable.
 *
 * @param pattern the text
 */
public record Wildcard(String pattern) {

    public Wildcard {
        requireNonNull(pattern, "pattern is null");
    }

    /** Takes as little as possible for each star and more only for the latest: never worse than length by length. */
    public boolean matches(String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int i = 0; i < text.length();) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == '*');
    }
}
