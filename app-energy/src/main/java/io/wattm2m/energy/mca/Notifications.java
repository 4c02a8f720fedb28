// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes notifications, single and aggregated, and brings each to the plug it belongs to (TS-0004 7.5.1). Thread-safe.
 *
 * <p>A success means that the application has the instance; what names a subscription that is not known yet is
 * acknowledged as well, since following a plug reads what came before.
 */
final class Notifications implements Receiver {
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Changes changes;

    Notifications(Clock clock, Changes changes) {
        this.clock = clock;
        this.changes = changes;
    }

    /** Brings what these subscriptions tell to a plug. */
    void route(Plug plug, Map<String, String> containersBySubscription) {
        containersBySubscription.forEach((id, container) -> routes.put(id, new Route(plug, container)));
    }

    void forget(Plug plug) {
        routes.values().removeIf(route -> route.plug.equals(plug));
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        if (request.operation() != Operation.NOTIFY) {
            throw RequestFailure.notAllowed("an application takes NOTIFY only, not " + request.operation());
        }
        try {
            for (Map<String, Object> notification : notifications(request.content())) {
                take(notification);
            }
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "the application is stopping");
        }
    }

    private static List<Map<String, Object>> notifications(Optional<Content> content) {
        Content root = content.orElseThrow(() -> RequestFailure.badRequest("pc is missing in a NOTIFY"));
        List<Map<String, Object>> notifications = Documents.children(root, "m2m:sgn");
        if (notifications.isEmpty()) {
            throw RequestFailure.badRequest(root.name() + " is no notification (m2m:sgn or m2m:agn)");
        }
        return notifications;
    }

    private void take(Map<String, Object> notification) throws InterruptedException {
        Optional<Route> route = Documents.text(notification, "sur").map(Address::parse)
                .flatMap(address -> Optional.ofNullable(routes.get(address.path())));
        if (Boolean.TRUE.equals(notification.get("sud"))) {
            route.map(Route::plug).ifPresent(plug -> {
                forget(plug);
                changes.unsubscribed(plug);
            });
            return;
        }
        Map<String, Object> event = Documents.object(notification.getOrDefault("nev", ""));
        Map<String, Object> represented = Documents.object(event.getOrDefault("rep", ""));
        if (represented.containsKey("m2m:cnt")) {
            changes.plugsCameOrWent();
        } else if (route.isPresent() && represented.containsKey("m2m:cin")) {
            Map<String, Object> attributes = Documents.object(represented.get("m2m:cin"));
            route.get().plug.tell(route.get().container, Instance.of(attributes, clock.instant()));
        }
    }

    /** Is told of what concerns more than one plug. */
    interface Changes {
        void plugsCameOrWent();

        void unsubscribed(Plug plug);
    }

    private record Route(Plug plug, String container) {}
}
