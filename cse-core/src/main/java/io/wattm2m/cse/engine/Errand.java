// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request with what it takes to answer it later. Immutable.
 *
 * @param request the request, its times absolute
 * @param times its times
 * @param resource the address of its {@code <request>}, whose last part is the resource identifier
 */
record Errand(RequestPrimitive request, RequestTimes times, Optional<String> resource) {
    private static final Set<String> SETTLED = Set.of("oet", "rp");

    ResponseType.Mode mode() {
        return request.options().responseType().mode();
    }

    /** Whether the result goes to somebody; with flexBlocking where it says to whom. */
    boolean isNotified() {
        return mode() == ResponseType.Mode.NON_BLOCKING_ASYNCH
                || mode() == ResponseType.Mode.FLEX_BLOCKING
                        && request.options().responseType().notificationTargets().isPresent();
    }

    List<String> targets() {
        return request.options().responseType().notificationTargets()
                .orElseGet(() -> request.from().stream().toList());
    }

    /** The same as a blocking request that is carried out at once. */
    RequestPrimitive plain() {
        return request.without(SETTLED).withOptions(request.options().with(ResponseType.BLOCKING));
    }
}
