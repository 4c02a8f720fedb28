// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * Tells who sends a request: by a token in {@code Authorization}, by the cookie of a browser, or as a guest on this
 * machine. Thread-safe.
 */
final class Entrance {
    static final String ACCESS_COOKIE = "wattm2m_access";
    private static final String BEARER = "bearer ";
    private static final List<String> PROXIED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");
    private final FrontDoor door;

    Entrance(FrontDoor door) {
        this.door = door;
    }

    /** Who it is; Refusal where he shows a token that proves nothing. A cookie that has ended is like none. */
    Visitor visitor(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header != null) {
            if (!header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
                throw Refusal.unproven("Authorization has to be Bearer and a token");
            }
            return door.sessions().person(header.substring(BEARER.length()).strip()).map(Visitor::of)
                    .orElseThrow(() -> Refusal.unproven("the token is forged, expired or ended"));
        }
        return cookie(request, ACCESS_COOKIE).flatMap(door.sessions()::person).map(Visitor::of)
                .orElseGet(() -> isGuest(request) ? Visitor.GUEST : Visitor.NOBODY);
    }

    /** Whether this visitor may still be who he was when he came. */
    boolean isStill(Visitor visitor) {
        return visitor.person().map(known -> door.people().find(known.id())
                .filter(now -> now.version() == known.version()).isPresent())
                .orElseGet(() -> visitor.equals(Visitor.GUEST) && door.people().isEmpty());
    }

    /**
     * Whether a page of another site may have sent this: browsers attach cookies by themselves, and reach this machine,
     * so that only what carries a token of its own is beyond doubt.
     */
    static boolean isFromElsewhere(Request request) {
        if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())
                || request.getHeaders().contains(HttpHeader.AUTHORIZATION)) {
            return false;
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none") || !isSameOrigin(request);
    }

    /** Whether the page that sent this, if any, is one of ours; programs send no origin. */
    static boolean isSameOrigin(Request request) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        try {
            return origin == null || Objects.equals(URI.create(origin).getRawAuthority(),
                    request.getHeaders().get(HttpHeader.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Optional<String> cookie(Request request, String name) {
        return Request.getCookies(request).stream().filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue).findFirst();
    }

    /** The address from which this comes, as the guard has found it out. */
    static String address(Request request) {
        return request.getAttribute(Guard.ADDRESS) instanceof String address ? address : "unknown";
    }

    /**
     * The name in {@code Host} has to be this machine's too: a name of others may have been made to lead here (DNS
     * rebinding). What a proxy passes on may come from anywhere.
     */
    private boolean isGuest(Request request) {
        String host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "")
                .replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        return door.rules().settings().guests() && door.people().isEmpty() && isThisMachine(request)
                && THIS_MACHINE.contains(host) && PROXIED.stream().noneMatch(request.getHeaders()::contains);
    }

    private static boolean isThisMachine(Request request) {
        return Forwarding.connected(request).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
