// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import io.wattm2m.cse.primitive.Wildcard;
import java.util.Set;

/**
 * An entry of {@code accessControlOriginators} (TS-0001 9.6.2.1): {@code all}, or an AE-ID or CSE-ID in which {@code *}
 * stands for any characters up to the next slash. Case matters. A domain, {@code //provider.example} or without the
 * slashes, stands for all entities of that service provider and of its sub-domains. The address of a group stands for
 * its members, which are not to be found here; the identifiers of roles match nobody.
 *
 * @param written the entry
 */
record OriginatorPattern(String written) {

    /** Whether it stands for an originator that is known by these identifiers. */
    boolean matches(Set<String> forms) {
        return written.equals("all") || forms.contains(written)
                || written.indexOf('*') >= 0 && forms.stream().anyMatch(this::matches)
                || isDomain() && forms.stream().filter(form -> form.startsWith("//")).anyMatch(this::isDomainOf);
    }

    /**
     * Whether it may be the address of a group, which has to be looked up: there are no patterns of those, and where it
     * is one word the identifier of a group of this CSE, which begins otherwise than AE-IDs do (TS-0001 7.2).
     */
    boolean mayBeGroup() {
        return !written.equals("all") && written.indexOf('*') < 0 && !isAeStem();
    }

    private boolean isAeStem() {
        return (written.startsWith("C") || written.startsWith("S")) && written.indexOf('/') < 0;
    }

    private boolean isDomain() {
        return written.indexOf('.') > 0 && written.lastIndexOf('/') < 2;
    }

    private boolean isDomainOf(String absolute) {
        int end = absolute.indexOf('/', 2);
        String provider = absolute.substring(2, end < 0 ? absolute.length() : end);
        String domain = written.substring(written.lastIndexOf('/') + 1);
        return provider.equals(domain) || provider.endsWith("." + domain);
    }

    private boolean matches(String form) {
        String[] segments = written.split("/", -1);
        String[] others = form.split("/", -1);
        if (segments.length != others.length) {
            return false;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!new Wildcard(segments[i]).matches(others[i])) {
                return false;
            }
        }
        return true;
    }
}
