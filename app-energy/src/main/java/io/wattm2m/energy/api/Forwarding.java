// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.cse.type.AddressRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Finds out from which address a request comes. Each proxy appends to {@code X-Forwarded-For} who has come to it, so
 * that its last entry is as good as the proxy that has sent it: the entries are read from the right for as long as they
 * were written by a proxy that is trusted, and what anybody may have written before that counts for nothing. Immutable.
 *
 * @param trusted the addresses of the proxies that are trusted
 */
record Forwarding(List<AddressRange> trusted) {
    private static final String HEADER = "X-Forwarded-For";

    Forwarding {
        trusted = List.copyOf(trusted);
    }

    /** Behind proxies at these addresses, each with or without a prefix length. */
    static Forwarding behind(List<String> proxies) {
        return new Forwarding(proxies.stream().map(AddressRange::parse).toList());
    }

    /** The address of whoever has sent this, or of the last one before it that is known; {@code unknown} for none. */
    String address(Request request) {
        return connected(request).map(address -> from(address, entries(request))).map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    /** The address at the other end of the connection. */
    static Optional<InetAddress> connected(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? Optional.ofNullable(remote.getAddress())
                : Optional.empty();
    }

    private InetAddress from(InetAddress connected, List<String> entries) {
        InetAddress known = connected;
        for (String entry : entries.reversed()) {
            Optional<InetAddress> before = isTrusted(known) ? literal(entry) : Optional.empty();
            if (before.isEmpty()) {
                return known;
            }
            known = before.get();
        }
        return known;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> entries(Request request) {
        return request.getHeaders().getValuesList(HEADER).stream().flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip).toList();
    }

    /** Some proxies add the port; names are never looked up. */
    private static Optional<InetAddress> literal(String entry) {
        String address = entry.startsWith("[") ? entry.replaceFirst("^\\[([^\\]]*)](:\\d+)?$", "$1")
                : entry.replaceFirst("^([\\d.]+):\\d+$", "$1");
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
