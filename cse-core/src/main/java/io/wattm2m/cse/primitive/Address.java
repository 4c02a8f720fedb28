// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address in {@code To}, taken apart but not resolved (TS-0001 7.2, TS-0004 6.2.3): {@code path} (CSE-relative),
 * {@code /cse/path} (SP-relative) or {@code //sp/cse/path} (absolute), each with an optional {@code #attribute}.
 *
 * @param serviceProvider the SP-ID {@code //host}, empty unless the address is absolute
 * @param cse the CSE-ID {@code /cse}, empty if the address is CSE-relative
 * @param path what follows, without a leading slash; empty where the CSE itself is addressed
 * @param attribute the short name behind {@code #}, of a partial retrieve
 */
public record Address(Optional<String> serviceProvider, Optional<String> cse, String path, Optional<String> attribute) {
    private static final int LONGEST = 4096;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9\\-._~:]+");

    public Address {
        requireNonNull(path, "path is null");
    }

    /** Takes {@code To} apart; BAD_REQUEST where it is no address. */
    public static Address parse(String to) {
        if (to.isEmpty() || to.length() > LONGEST) {
            throw illegal(to, to.isEmpty() ? "it is empty" : "it is longer than " + LONGEST + " characters");
        }
        int hash = to.indexOf('#');
        Optional<String> attribute = hash < 0 ? Optional.empty() : Optional.of(to.substring(hash + 1));
        String id = hash < 0 ? to : to.substring(0, hash);
        if (id.startsWith("//")) {
            return absolute(to, id, attribute);
        }
        return id.startsWith("/") ? spRelative(to, id, attribute) : cseRelative(to, id, attribute);
    }

    /** Whether this is a CSE's own identifier, without a resource behind it. */
    public boolean isCse() {
        return path.isEmpty();
    }

    private static Address absolute(String to, String id, Optional<String> attribute) {
        int slash = id.indexOf('/', 2);
        if (slash < 3 || !SEGMENT.matcher(id.substring(2, slash)).matches()) {
            throw illegal(to, "an absolute address is //service-provider/cse/path");
        }
        Address rest = spRelative(to, id.substring(slash), attribute);
        return new Address(Optional.of(id.substring(0, slash)), rest.cse, rest.path, attribute);
    }

    private static Address spRelative(String to, String id, Optional<String> attribute) {
        int slash = id.indexOf('/', 1);
        String cse = slash < 0 ? id : id.substring(0, slash);
        if (!SEGMENT.matcher(cse.substring(1)).matches()) {
            throw illegal(to, "the CSE-ID is empty or has a character that is not allowed");
        }
        String path = slash < 0 ? "" : cseRelative(to, id.substring(slash + 1), attribute).path;
        return new Address(Optional.empty(), Optional.of(cse), path, attribute);
    }

    private static Address cseRelative(String to, String path, Optional<String> attribute) {
        if (!isPath(path)) {
            throw illegal(to, "segments are letters, digits and -._~ with single slashes between them");
        }
        return new Address(Optional.empty(), Optional.empty(), path, attribute);
    }

    /** Whether it is segments of unreserved characters (RFC 3986) with single slashes between them. */
    private static boolean isPath(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            if (character == '/' ? before == '/' : !isUnreserved(character)) {
                return false;
            }
            before = character;
        }
        return before != '/';
    }

    private static boolean isUnreserved(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9' || "-._~".indexOf(character) >= 0;
    }

    private static RequestFailure illegal(String to, String why) {
        String shown = to.length() > 100 ? to.substring(0, 100) + "…" : to;
        return RequestFailure.badRequest("to '" + shown + "' is not an address: " + why);
    }
}
