// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import java.time.Duration;
import java.time.Instant;

/** How long somebody waits for the answer to a request that was sent to another entity. Pure. */
public final class Patience {
    private Patience() {}

    /**
     * As long as the settings say, but not beyond the request's own expiration ({@code rqet}).
     *
     * @param longest what the settings say
     * @throws RequestFailure REQUEST_TIMEOUT where the request has expired, BAD_REQUEST where {@code rqet} is no time
     */
    public static Duration of(RequestPrimitive request, Instant now, Duration longest) {
        Duration left = request.options().requestExpiration().map(time -> Duration.between(now, expiration(time, now)))
                .filter(time -> time.compareTo(longest) < 0).orElse(longest);
        if (!left.isPositive()) {
            throw new RequestFailure(ResponseStatusCode.REQUEST_TIMEOUT, "the request has expired (rqet)");
        }
        return left.plusMillis(1);
    }

    private static Instant expiration(String time, Instant now) {
        try {
            return Timestamps.parse(time, now);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("rqet: " + e.getMessage());
        }
    }
}
