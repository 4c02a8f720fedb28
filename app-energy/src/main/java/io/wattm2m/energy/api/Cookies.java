// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.Sessions.Session;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;

/**
 * What a browser keeps of a session: no script sees it, and no other site makes the browser send it. Behind a proxy
 * that says that it speaks TLS it is sent over TLS only. Pure.
 */
final class Cookies {
    static final String REFRESH = "wattm2m_refresh";

    private Cookies() {}

    static NewCookie[] of(Session session, boolean isSecure) {
        return new NewCookie[] {cookie(Entrance.ACCESS_COOKIE, session.accessToken(), session.accessLife(), isSecure),
            cookie(REFRESH, session.refreshToken(), session.refreshLife(), isSecure)};
    }

    /** Takes them away. */
    static NewCookie[] none(boolean isSecure) {
        return new NewCookie[] {cookie(Entrance.ACCESS_COOKIE, "", Duration.ZERO, isSecure),
            cookie(REFRESH, "", Duration.ZERO, isSecure)};
    }

    private static NewCookie cookie(String name, String value, Duration life, boolean isSecure) {
        return new NewCookie.Builder(name).value(value).path("/").maxAge((int) life.toSeconds()).httpOnly(true)
                .secure(isSecure).sameSite(SameSite.STRICT).build();
    }
}
