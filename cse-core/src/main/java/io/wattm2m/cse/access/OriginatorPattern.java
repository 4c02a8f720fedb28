// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import java.util.Set;

/**
 * An entry of {@code accessControlOriginators} (TS-0001 9.6.2.1): {@code all}, or an AE-ID or CSE-ID in which {@code *}
 * stands for any characters up to the next slash. Case matters. The address of a group
 * stands for its members, which are not to be found here; the identifiers of roles match nobody.
 *
 * @param written the entry
 */
record OriginatorPattern(String written) {

    /** Whether it stands for an originator that is known by these identifiers. */
    boolean matches(Set<String> forms) {
        return written.equals("all") || forms.contains(written)
                || written.indexOf('*') >= 0 && forms.stream().anyMatch(this::matches);
    }

    /** Whether it may be the address of a group: there are no patterns of those. */
    boolean mayBeGroup() {
        return !written.equals("all") && written.indexOf('*') < 0;
    }

    private boolean matches(String form) {
        String[] segments = written.split("/", -1);
        String[] others = form.split("/", -1);
        if (segments.length != others.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!matches(segments[i], others[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes as little as possible for each star and more only for the latest: linear, whatever the pattern. */
    private static boolean matches(String pattern, String text) {
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
