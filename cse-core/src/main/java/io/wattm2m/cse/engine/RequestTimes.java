// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.DataTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times in a request (TS-0001 8.1.2): each an absolute timestamp or milliseconds from its arrival; {@code rp} a
 * duration as well. Immutable.
 *
 * @param requestExpiration {@code rqet}: the request is of no use any more
 * @param resultExpiration {@code rset}: the result is of no use any more
 * @param execution {@code oet}: not to be carried out before
 * @param persistence {@code rp}: how long the result is kept
 */
record RequestTimes(Optional<Instant> requestExpiration, Optional<Instant> resultExpiration,
        Optional<Instant> execution, Optional<Instant> persistence) {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** The times of a request that arrives now; BAD_REQUEST where one cannot be read or contradicts another. */
    static RequestTimes of(RequestPrimitive request, Instant now) {
        request.parameter("ot").ifPresent(RequestTimes::checkOrigin);
        RequestTimes times = new RequestTimes(moment("rqet", request.options().requestExpiration(), now),
                moment("rset", request.parameter("rset"), now), moment("oet", request.parameter("oet"), now),
                request.parameter("rp").map(text -> persistence(text, now)));
        if (times.requestExpiration.isPresent()
                && times.resultExpiration.filter(times.requestExpiration.get()::isAfter).isPresent()) {
            throw RequestFailure.badRequest("rset (result expiration) is before rqet (request expiration)");
        }
        return times;
    }

    /** Refuses with REQUEST_TIMEOUT what is past, or would be before it is carried out. */
    void check(Instant now) {
        checkAfter(now, "rqet", requestExpiration);
        checkAfter(now, "rset", resultExpiration);
        Instant begin = execution.filter(now::isBefore).orElse(now);
        checkAfter(begin, "rqet, seen from oet,", requestExpiration);
        checkAfter(begin, "rset, seen from oet,", resultExpiration);
    }

    /** Whether nobody is interested in the request or its result any more. */
    boolean isOver(Instant now) {
        return requestExpiration.filter(now::isAfter).isPresent() || isResultOver(now);
    }

    /** Whether nobody is interested in the result any more. */
    boolean isResultOver(Instant now) {
        return resultExpiration.filter(now::isAfter).isPresent();
    }

    /** The same request with these times as absolute timestamps, which hold at any later moment too. */
    RequestPrimitive in(RequestPrimitive request) {
        RequestPrimitive settled = requestExpiration.map(Timestamps::format)
                .map(time -> request.withOptions(request.options().withRequestExpiration(time))).orElse(request);
        settled = with(settled, "rset", resultExpiration);
        settled = with(settled, "oet", execution);
        return with(settled, "rp", persistence);
    }

    private static RequestPrimitive with(RequestPrimitive request, String name, Optional<Instant> time) {
        return time.map(moment -> request.with(name, Timestamps.format(moment))).orElse(request);
    }

    private static void checkAfter(Instant moment, String name, Optional<Instant> time) {
        time.filter(moment::isAfter).ifPresent(past -> {
            throw new RequestFailure(ResponseStatusCode.REQUEST_TIMEOUT,
                    name + " " + Timestamps.format(past) + " is past");
        });
    }

    private static Optional<Instant> moment(String name, Optional<String> text, Instant now) {
        try {
            return text.map(time -> earlier(Timestamps.parse(time, now), now.plus(LONGEST)));
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(name + ": " + e.getMessage());
        }
    }

    private static void checkOrigin(String text) {
        try {
            Instant _ = Timestamps.parse(text);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("ot: " + e.getMessage());
        }
    }

    private static Instant persistence(String text, Instant now) {
        if (!text.startsWith("P")) {
            return moment("rp", Optional.of(text), now).orElseThrow();
        }
        try {
            Duration duration = DataTypes.DURATION.read(text);
            return now.plus(duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("rp: " + e.getMessage());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
