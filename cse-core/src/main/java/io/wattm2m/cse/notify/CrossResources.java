// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.notify.Joining.Joined;
import io.wattm2m.cse.notify.Statistics.Tally;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The cross-resource subscriptions of this CSE (TS-0001 9.6.58, 10.2.10.20 to 10.2.10.24): joined to the subscriptions
 * they are about, told by them, and telling when enough has happened within a time. Thread-safe.
 */
public final class CrossResources {
    private static final Set<String> WINDOW = Set.of("twt", "tws", "eem");
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final ResourceStore store;
    private final Outlet outlet;
    private final Joining joining;

    CrossResources(ResourceStore store, Outlet outlet) {
        this.store = store;
        this.outlet = outlet;
        this.joining = new Joining(outlet.cse(), outlet.sender());
    }

    /** A cross-resource subscription as it was last seen, and its window. */
    private record Watch(Resource resource, TimeWindow window) {}

    /** Takes up those that were there before the process was. */
    void start(List<Resource> crossResourceSubscriptions) {
        crossResourceSubscriptions.forEach(this::watch);
    }

    /**
     * Joins a new one to what it is about.
     *
     * @return the resource with the subscriptions that were made for it; CROSS_RESOURCE_OPERATION_FAILURE, and the
     *         resource is no more, where it cannot be joined to all
     */
    public Resource join(Resource created) {
        try {
            Joined joined = joining.join(created);
            List<String> all = Stream.concat(joined.own().stream(), joined.others().stream()).toList();
            Resource complete = created.with(CrossResourceSubscriptionType.LISTENED_TO, all);
            Resource shown = joined.own().isEmpty() ? complete
                    : complete.with(CrossResourceSubscriptionType.OWN_SUBSCRIPTIONS, joined.own());
            store.write(view -> Changes.adjusted(created, shown));
            watch(shown);
            return shown;
        } catch (RequestFailure failure) {
            delete(created.id());
            throw failure;
        }
    }

    /** Takes a notification of one of the subscriptions; ORIGINATOR_HAS_NO_PRIVILEGE where it is of another. */
    public ResponsePrimitive receive(RequestPrimitive request, Resource target) {
        Content content = request.content().orElseThrow();
        List<?> signals = content.members().get("m2m:sgn") instanceof List<?> several ? several
                : List.of(content.members());
        for (Object signal : signals) {
            if (!(signal instanceof Map<?, ?> members)) {
                throw RequestFailure.badRequest("pc (content) has a notification that is not an object");
            }
            receive(members, target);
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    /** Follows changes of the tree. */
    void applied(Changes applied) {
        if (!outlet.duty().isOurs()) {
            Stream.concat(applied.created().stream(), applied.adjusted().stream().map(Replacement::after))
                    .filter(resource -> resource.is(CrossResourceSubscriptionType.NUMBER)).forEach(this::watch);
        }
        applied.updated().stream().filter(update -> watches.containsKey(update.after().id())).forEach(this::change);
        if (!watches.isEmpty()) {
            applied.deleted().forEach(deleted -> watches.values().stream()
                    .filter(watch -> isWithin(watch.resource().path(), deleted.path())).forEach(this::end));
        }
    }

    /** A window begins anew where it is another than before. */
    private void change(Replacement update) {
        boolean same = WINDOW.stream().allMatch(attribute -> Objects
                .equals(update.before().attributes().get(attribute), update.after().attributes().get(attribute)));
        if (same) {
            watches.computeIfPresent(update.after().id(), (id, watch) -> new Watch(update.after(), watch.window()));
        } else {
            watch(update.after());
        }
    }

    private void watch(Resource resource) {
        Watch watch = new Watch(resource, new TimeWindow(resource, outlet.clock().now()));
        watches.put(resource.id(), watch);
        wakeAtEnd(watch);
    }

    private void receive(Map<?, ?> signal, Resource target) {
        if (signal.containsKey("vrq")) {
            return;
        }
        String source = String.valueOf(signal.get("sur"));
        Watch watch = Optional.ofNullable(watches.get(target.id()))
                .filter(known -> known.window().expects(source))
                .orElseThrow(() -> RequestFailure.noPrivilege(source + " is none of those that " + target.path()
                        + " is about"));
        if (signal.containsKey("sud")) {
            outlet.threads().execute(() -> delete(target.id()));
        } else if (watch.window().happens(source, outlet.clock().now())) {
            tell(watch);
        } else {
            wakeAtEnd(watch);
        }
    }

    private void wakeAtEnd(Watch watch) {
        watch.window().end().ifPresent(end -> outlet.clock().ring(end, () -> look(watch)));
    }

    private void look(Watch watch) {
        Watch now = watches.get(watch.resource().id());
        if (now != null && now.window() == watch.window()) {
            if (watch.window().ends(outlet.clock().now())) {
                tell(now);
            }
            wakeAtEnd(now);
        }
    }

    /** Not outside its schedule: there is no {@code pn} by which it could wait. */
    private void tell(Watch watch) {
        Resource resource = watch.resource();
        List<String> targets = resource.require(SubscriptionType.NOTIFICATION_URI).stream().distinct().toList();
        targets.forEach(target -> count(resource, target, Tally.EVENT));
        if (outlet.isScheduled(resource)) {
            outlet.threads().execute(() -> targets.stream()
                    .takeWhile(target -> outlet.tree().byId(resource.id()).isPresent())
                    .filter(target -> isTold(resource, target)).forEach(target -> countDown(resource)));
        }
    }

    private boolean isTold(Resource resource, String target) {
        ResponsePrimitive response = send(resource, target, Map.of());
        count(resource, target, Sender.isUnreachable(response) ? Tally.UNANSWERED : Tally.ANSWERED);
        return response.status().isSuccess();
    }

    private void count(Resource resource, String target, Tally tally) {
        if (resource.get(SubscriptionType.NOTIFICATION_STATS_ENABLE).orElse(false)) {
            outlet.statistics().count(resource.id(), target, tally);
        }
    }

    /** Says this of the resource. */
    private ResponsePrimitive send(Resource resource, String target, Map<String, Object> more) {
        Map<String, Object> signal = new HashMap<>(more);
        signal.put("sur", joining.reference(resource));
        RequestPrimitive request =
                RequestPrimitive.notify(outlet.cse().id(), target, new Content("m2m:sgn", signal));
        Optional<Long> category = resource.get(SubscriptionType.NOTIFICATION_EVENT_CATEGORY);
        return outlet.sender().send(category.map(number -> Outlet.with(request, number)).orElse(request));
    }

    private void countDown(Resource resource) {
        Changes counted = store.write(view -> view.byId(resource.id())
                .filter(found -> found.get(SubscriptionType.EXPIRATION_COUNTER).isPresent())
                .map(found -> Changes.adjusted(found, found.with(SubscriptionType.EXPIRATION_COUNTER,
                        found.require(SubscriptionType.EXPIRATION_COUNTER) - 1)))
                .orElse(Changes.NONE));
        if (counted.adjusted().stream()
                .anyMatch(one -> one.after().require(SubscriptionType.EXPIRATION_COUNTER) < 1)) {
            delete(resource.id());
        }
    }

    private void end(Watch watch) {
        Resource resource = watch.resource();
        watches.remove(resource.id());
        outlet.schedules().forget(resource.id());
        if (!outlet.duty().isOurs()) {
            return;
        }
        List<String> own = resource.get(CrossResourceSubscriptionType.OWN_SUBSCRIPTIONS).orElse(List.of());
        List<String> others =
                new ArrayList<>(resource.get(CrossResourceSubscriptionType.LISTENED_TO).orElse(List.of()));
        others.removeAll(own);
        outlet.threads().execute(() -> {
            joining.leave(resource, new Joined(own, others));
            resource.get(SubscriptionType.SUBSCRIBER_URI)
                    .ifPresent(subscriber -> send(resource, subscriber, Map.of("sud", true)));
        });
    }

    private void delete(String id) {
        var _ = outlet.sender().sendOnce(RequestPrimitive.delete(outlet.cse().id(), outlet.cse().id() + "/" + id));
    }

    private static boolean isWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
