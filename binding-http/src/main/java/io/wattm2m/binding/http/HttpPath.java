// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The path of a request target to and from {@code to} (TS-0009 6.2.2.1): {@code /X} is CSE-relative, {@code /~/cse/X}
 * SP-relative, {@code /_/sp/cse/X} absolute. Whether the address is one, the receiver decides.
 */
final class HttpPath {
    private static final String SP_RELATIVE = "/~";
    private static final String ABSOLUTE = "/_";

    private HttpPath() {}

    /** The address in a raw path. */
    static String toAddress(String path) {
        if (isBelow(path, SP_RELATIVE)) {
            return decoded(path.substring(SP_RELATIVE.length()));
        }
        if (isBelow(path, ABSOLUTE)) {
            return "/" + decoded(path.substring(ABSOLUTE.length()));
        }
        if (path.startsWith("//")) {
            throw RequestFailure.badRequest("the path '" + path + "' has an empty segment");
        }
        return decoded(path.startsWith("/") ? path.substring(1) : path);
    }

    /** The raw path of an address without its {@code #attribute}. */
    static String of(String address) {
        if (address.startsWith("//")) {
            return ABSOLUTE + encoded(address.substring(1));
        }
        return address.startsWith("/") ? SP_RELATIVE + encoded(address) : "/" + encoded(address);
    }

    private static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    private static String decoded(String path) {
        if (PercentEncoding.isPlain(path)) {
            return path;
        }
        // split before decoding: an encoded slash belongs to its segment, where no address has one
        return Arrays.stream(path.split("/", -1)).map(HttpPath::segment).collect(Collectors.joining("/"));
    }

    private static String segment(String raw) {
        String segment = PercentEncoding.decode(raw);
        if (segment.chars().anyMatch(character -> character == '/' || Character.isISOControl(character))) {
            throw RequestFailure.badRequest("the path segment '" + raw + "' has a character that no address may have");
        }
        return segment;
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1)).map(PercentEncoding::encode).collect(Collectors.joining("/"));
    }
}
