// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The subscriptions of a resource, found without asking the store each time: most resources have none, and that is
 * remembered too. Thread-safe.
 */
final class SubscriptionIndex {
    private static final int REMEMBERED = 100_000;

    private final ResourceView tree;
    /** The watching subscriptions by the identifier of what they watch: mostly none at all. */
    private final Map<String, Set<String>> watched = new ConcurrentHashMap<>();
    private final LoadingCache<String, List<Subscription>> byParent =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::read);

    SubscriptionIndex(ResourceView tree) {
        this.tree = tree;
    }

    /** The subscriptions of the resource with this {@code ri}. */
    List<Subscription> of(String resourceId) {
        return byParent.get(resourceId);
    }

    /** Whether a subscription of the resource has to be asked whatever happens to the tree; takes next to no time. */
    boolean isWatched(String resourceId) {
        return watched.containsKey(resourceId);
    }

    /** Notes the subscriptions that were there before the process was. */
    void start(List<Resource> subscriptions) {
        subscriptions.forEach(this::note);
    }

    /** Forgets what committed changes and a removed sub-tree have made untrue. */
    void forget(Changes changes, List<Resource> deletedSubscriptions) {
        Stream<Resource> replaced =
                Stream.concat(changes.updated().stream(), changes.adjusted().stream()).map(Replacement::after);
        Stream.of(changes.created().stream(), replaced, deletedSubscriptions.stream()).flatMap(stream -> stream)
                .filter(resource -> resource.is(SubscriptionType.NUMBER))
                .forEach(subscription -> byParent.invalidate(subscription.parentId()));
        Stream.concat(changes.created().stream(), changes.updated().stream().map(Replacement::after))
                .filter(resource -> resource.is(SubscriptionType.NUMBER)).forEach(this::note);
        deletedSubscriptions.forEach(this::drop);
    }

    private void note(Resource subscription) {
        if (Subscription.of(subscription).watches()) {
            watched.computeIfAbsent(subscription.parentId(), id -> ConcurrentHashMap.newKeySet())
                    .add(subscription.id());
        } else {
            drop(subscription);
        }
    }

    private void drop(Resource subscription) {
        watched.computeIfPresent(subscription.parentId(),
                (id, watching) -> watching.remove(subscription.id()) && watching.isEmpty() ? null : watching);
    }

    private List<Subscription> read(String resourceId) {
        try (Stream<Resource> subscriptions = tree.children(resourceId, SubscriptionType.NUMBER)) {
            return subscriptions.map(Subscription::of).toList();
        }
    }
}
