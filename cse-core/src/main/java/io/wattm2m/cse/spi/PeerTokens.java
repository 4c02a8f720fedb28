// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bearer tokens (RFC 6750) that prove to others who we are: each is shown at the one address that it is meant for,
 * and nowhere else. Immutable.
 */
public final class PeerTokens {
    /** None. */
    public static final PeerTokens NONE = new PeerTokens(Map.of());
    private static final Map<String, Integer> PORTS = Map.of("http", 80, "ws", 80, "https", 443, "wss", 443);
    private static final Pattern CLEAR_TEXT =
            Pattern.compile("(http|ws)://(?!(localhost|127(\\.\\d+){3}|\\[::1]):).*");
    private final Map<String, String> byAddress;

    private PeerTokens(Map<String, String> byAddress) {
        this.byAddress = Map.copyOf(byAddress);
    }

    /**
     * Those in a setting.
     *
     * @param entries each an address, {@code =} and a token
     * @throws StartFailure where an entry is malformed, or its token would travel in clear text; without the token
     */
    public static PeerTokens of(List<String> entries) {
        Map<String, String> tokens = new HashMap<>();
        for (String entry : entries) {
            String[] parts = entry.split("=", 2);
            // what is not an address is not repeated: it may be the token
            String address = parts.length < 2 || parts[1].isBlank() ? "" : address(parts[0].strip());
            if (address.isEmpty()) {
                throw new StartFailure("setting security.peer-tokens: an entry is not an address, = and a token, "
                        + "such as https://in.example:8080=4f….…");
            }
            if (CLEAR_TEXT.matcher(address).matches()) {
                throw new StartFailure("setting security.peer-tokens: over " + address
                        + " everybody could read the token; use https or wss");
            }
            tokens.put(address, parts[1].strip());
        }
        return new PeerTokens(tokens);
    }

    /** The token for whoever listens there. */
    public Optional<String> at(URI pointOfAccess) {
        return address(pointOfAccess).map(byAddress::get);
    }

    @Override
    public String toString() {
        return "PeerTokens" + byAddress.keySet();
    }

    private static String address(String text) {
        try {
            return address(new URI(text)).orElse("");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static Optional<String> address(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !PORTS.containsKey(scheme)) {
            return Optional.empty();
        }
        int port = uri.getPort() < 0 ? PORTS.getOrDefault(scheme, 0) : uri.getPort();
        return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
    }
}
