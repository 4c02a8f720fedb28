// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses to and from the segments of a URI path: {@code ~} in front of an SP-relative address and {@code _} in front
 * of an absolute one (TS-0008 6.2.2.2). Pure; whether an address is well-formed the receiver decides.
 */
final class UriPaths {
    private static final String SP_RELATIVE = "~";
    private static final String ABSOLUTE = "_";

    private UriPaths() {}

    /** The address in these segments. */
    static String address(List<String> segments) {
        String first = segments.isEmpty() ? "" : segments.getFirst();
        return switch (first) {
            case SP_RELATIVE -> "/" + String.join("/", segments.subList(1, segments.size()));
            case ABSOLUTE -> "//" + String.join("/", segments.subList(1, segments.size()));
            default -> String.join("/", segments);
        };
    }

    /** The segments of an address. */
    static List<String> segments(String address) {
        if (address.startsWith("//")) {
            return prefixed(ABSOLUTE, address.substring(2));
        }
        return address.startsWith("/") ? prefixed(SP_RELATIVE, address.substring(1)) : List.of(address.split("/", -1));
    }

    private static List<String> prefixed(String first, String rest) {
        List<String> segments = new ArrayList<>();
        segments.add(first);
        segments.addAll(Arrays.asList(rest.split("/", -1)));
        return segments;
    }
}
