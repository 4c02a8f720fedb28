// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Resource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which group requests have been to which groups, so that none goes round in circles (TS-0001 10.2.7.6): exactly as
 * long as they are under way, and for a while after. Thread-safe.
 */
final class GroupRequests {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 50_000;
    private static final int LONGEST_IDENTIFIER = 255;

    private final Set<Visit> underWay = ConcurrentHashMap.newKeySet();
    private final Cache<Visit, Boolean> past =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

    /** Does it; GROUP_REQUEST_IDENTIFIER_EXISTS where the group has seen a request with this identifier before. */
    <T> T visit(String groupRequestIdentifier, Resource group, Supplier<T> doing) {
        if (groupRequestIdentifier.length() > LONGEST_IDENTIFIER) {
            throw RequestFailure.badRequest(
                    "gid (group request identifier) is longer than " + LONGEST_IDENTIFIER + " characters");
        }
        Visit visit = new Visit(groupRequestIdentifier, group.id());
        if (!underWay.add(visit)) {
            throw exists(visit, group);
        }
        try {
            if (past.asMap().putIfAbsent(visit, true) != null) {
                throw exists(visit, group);
            }
            return doing.get();
        } finally {
            underWay.remove(visit);
        }
    }

    private static RequestFailure exists(Visit visit, Resource group) {
        return new RequestFailure(ResponseStatusCode.GROUP_REQUEST_IDENTIFIER_EXISTS, "gid "
                + visit.groupRequestIdentifier + " (group request identifier) has been at " + group.path());
    }

    private record Visit(String groupRequestIdentifier, String groupId) {}
}
