// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.GroupType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gathers the notifications of subscriptions that were made through a group, and forwards them together to whom they
 * are for ({@code nfu}, TS-0001 10.2.7.11, TS-0004 7.4.14.11). What waits ends with the process. Thread-safe.
 */
public final class GroupNotifications {
    private final Map<Key, Gathered> waiting = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final Outlet outlet;

    GroupNotifications(Outlet outlet) {
        this.outlet = outlet;
    }

    private record Key(String groupId, String target) {}

    /** What waits to be forwarded together; changed under the lock of the map only. */
    private record Gathered(List<Object> notifications, Duration due) {}

    /**
     * Takes a notification to a group; ORIGINATOR_HAS_NO_PRIVILEGE where it does not come from the CSE of a member,
     * OPERATION_NOT_ALLOWED where it does not say for whom it is.
     */
    public ResponsePrimitive receive(RequestPrimitive request, Resource group) {
        Map<String, Object> content = request.content().orElseThrow().members();
        requireMember(request.originator(), group);
        List<?> signals = content.get("m2m:sgn") instanceof List<?> several ? several : List.of(content);
        for (Object signal : signals) {
            if (!(signal instanceof Map<?, ?> members)) {
                throw RequestFailure.badRequest("pc (content) has a notification that is not an object");
            }
            if (!members.containsKey("vrq")) {
                gather(group, target(members), signal);
            }
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    private void requireMember(String originator, Resource group) {
        boolean member = originator.equals(outlet.cse().id()) || group.require(GroupType.MEMBER_IDS).stream()
                .anyMatch(address -> address.startsWith(originator + "/"));
        if (!member) {
            throw RequestFailure.noPrivilege(originator + " hosts no member of " + group.path());
        }
    }

    private static String target(Map<?, ?> signal) {
        return Optional.ofNullable(signal.get("nfu")).map(Object::toString).orElseThrow(() -> RequestFailure
                .notAllowed("a group takes notifications only that are to be forwarded (nfu)"));
    }

    private void gather(Resource group, String target, Object signal) {
        Key key = new Key(group.id(), target);
        Duration due = outlet.clock().now().plus(patience(group));
        Gathered gathered = waiting.compute(key, (same, known) -> {
            Gathered current = known != null ? known : new Gathered(new ArrayList<>(), due);
            current.notifications().add(signal);
            if (current.notifications().size() < most(group)) {
                return current;
            }
            forward(target, current);
            return null;
        });
        if (gathered != null && gathered.due().equals(due)) {
            ring(key, gathered);
        }
    }

    private void ring(Key key, Gathered gathered) {
        outlet.clock().ring(gathered.due(), () -> {
            if (outlet.clock().now().compareTo(gathered.due()) < 0) {
                ring(key, gathered);
            } else if (waiting.remove(key, gathered)) {
                forward(key.target(), gathered);
            }
        });
    }

    /** One after the other to each target. */
    private void forward(String target, Gathered gathered) {
        RequestPrimitive request = RequestPrimitive.notify(outlet.cse().id(), target,
                new Content("m2m:agn", Map.of("m2m:sgn", List.copyOf(gathered.notifications()))));
        CompletableFuture<Void> sent = underWay.compute(target, (same, before) -> Optional.ofNullable(before)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .thenRunAsync(() -> outlet.sender().send(request), outlet.threads()));
        var _ = sent.whenComplete((nothing, fault) -> underWay.remove(target, sent));
    }

    /** As many as the group says ({@code nar}), or as it has members. */
    private long most(Resource group) {
        long number = aggregation(group).get("num") instanceof Long given ? given
                : group.get(GroupType.CURRENT_NR_OF_MEMBERS).orElse(1L);
        return Math.min(number, outlet.settings().queue());
    }

    private Duration patience(Resource group) {
        return aggregation(group).get("dur") instanceof String given ? DataTypes.DURATION.read(given)
                : outlet.settings().batchDuration();
    }

    private static Map<String, Object> aggregation(Resource group) {
        return group.get(GroupType.NOTIFY_AGGREGATION).orElse(Map.of());
    }
}
