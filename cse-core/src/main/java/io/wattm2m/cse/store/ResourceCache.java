// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.store.OldestInstances.Front;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was read or written lately, within a bound of memory. Thread-safe. A reader loads through the cache, so that the
 * writer's publication, which comes after, takes the place of what a reader found before the commit.
 */
final class ResourceCache {
    private static final int OVERHEAD = 500;
    private static final int OVERHEAD_OF_PATH = 200;
    private final Cache<String, Stored> resources;
    private final Cache<String, Stored> latest;
    private final Cache<String, String> paths;
    private final Cache<String, Children> children;
    private final Cache<String, Front> fronts;
    private final Cache<String, RemovedTrees> removedTrees = Caffeine.newBuilder().maximumSize(1).build();
    private final BooleanSupplier trusted;
    private final AtomicLong clearings = new AtomicLong();

    /** An empty cache of so much memory, the only one that knows of changes. */
    ResourceCache(DataSize bound) {
        this(bound, () -> true);
    }

    /** An empty cache that is not used while it may be out of date. */
    ResourceCache(DataSize bound, BooleanSupplier trusted) {
        this.trusted = trusted;
        resources = cache(bound.bytes() * 4 / 10, (id, stored) -> weight(stored));
        latest = cache(bound.bytes() * 2 / 10, (parentId, stored) -> weight(stored));
        paths = cache(bound.bytes() / 10, (path, id) -> OVERHEAD_OF_PATH + path.length() + id.length());
        fronts = cache(bound.bytes() * 2 / 10, (parentId, front) -> front.instances().stream()
                .mapToInt(ResourceCache::weight).reduce(OVERHEAD, ResourceCache::capped));
        children = cache(bound.bytes() / 10, (parentId, list) -> OVERHEAD + 100 * list.known().size());
    }

    /** The resource with this {@code ri} that is no instance. */
    Optional<Stored> resource(String id, Function<String, Optional<Stored>> load) {
        return get(resources, id, load);
    }

    /** The {@code ri} of the resource at this address that is no instance. */
    Optional<String> idAt(String path, Function<String, Optional<String>> load) {
        return get(paths, path, load);
    }

    /** The newest instance below this parent. */
    Optional<Stored> latest(String parentId, Function<String, Optional<Stored>> load) {
        return get(latest, parentId, load);
    }

    /** The children of this parent that are no instances. */
    Children children(String parentId, Function<String, Children> load) {
        return get(children, parentId, id -> Optional.of(load.apply(id))).orElseThrow();
    }

    /** The sub-trees that are removed, and whose rows are not. */
    RemovedTrees removedTrees(Supplier<RemovedTrees> load) {
        return get(removedTrees, "all", key -> Optional.of(load.get())).orElseThrow();
    }

    /** Other sub-trees than before are removed and have rows. */
    void removedTreesChanged() {
        removedTrees.invalidateAll();
    }

    /** A resource that is no instance has been created or updated. */
    void put(Stored stored) {
        resources.put(stored.resource().id(), stored);
        paths.put(stored.resource().path(), stored.resource().id());
    }

    /** A resource that is no instance is another than before, or new, or gone without anything below it. */
    void forget(Queries.Node node) {
        resources.invalidate(node.id());
        paths.invalidate(node.path());
        children.invalidate(node.parentId());
    }

    /** A resource that is no instance is gone. */
    void remove(Queries.Node node) {
        resources.invalidate(node.id());
        paths.invalidate(node.path());
        children.invalidate(node.id());
        latest.invalidate(node.id());
        fronts.invalidate(node.id());
    }

    /** The children of this parent are others than before. */
    void childrenChanged(String parentId) {
        children.invalidate(parentId);
    }

    /** This is the newest instance of its parent now. */
    void putLatest(Stored instance) {
        latest.put(instance.resource().parentId(), instance);
    }

    /** Instances of this parent have changed or are gone, the newest or the oldest perhaps among them. */
    void instancesChanged(String parentId) {
        latest.invalidate(parentId);
        fronts.invalidate(parentId);
    }

    /** The oldest instances of this parent, for the writer only. */
    Front front(String parentId) {
        return Optional.ofNullable(fronts.getIfPresent(parentId)).orElse(Front.UNKNOWN);
    }

    /** These are the oldest instances of their parent now. */
    void putFront(String parentId, Front front) {
        fronts.put(parentId, front);
    }

    /** How often it had what was looked for; counted of resources, where most of the reading is. */
    List<Figure> figures() {
        return List.of(
                Figure.count("store.cache.hits", "resources that the cache had", () -> resources.stats().hitCount()),
                Figure.count("store.cache.misses", "resources that were read", () -> resources.stats().missCount()));
    }

    /** Forgets everything. */
    void clear() {
        clearings.incrementAndGet();
        List.of(resources, latest, paths, children, fronts, removedTrees).forEach(Cache::invalidateAll);
    }

    private <V> Optional<V> get(Cache<String, V> cache, String key, Function<String, Optional<V>> load) {
        if (!trusted.getAsBoolean()) {
            return load.apply(key);
        }
        long before = clearings.get();
        Optional<V> value = Optional.ofNullable(cache.get(key, missing -> load.apply(missing).orElse(null)));
        if (before != clearings.get()) {
            cache.invalidate(key); // what was being loaded meanwhile has escaped
        }
        return value;
    }

    private static int weight(Stored stored) {
        return OVERHEAD + 3 * Math.min(Integer.MAX_VALUE / 4, stored.size());
    }

    private static int capped(int sum, int weight) {
        return (int) Math.min(Integer.MAX_VALUE, (long) sum + weight);
    }

    private static <V> Cache<String, V> cache(long weight, Weigher<String, V> weigher) {
        return Caffeine.newBuilder().maximumWeight(weight).weigher(weigher).recordStats().executor(Runnable::run)
                .build();
    }

    /**
     * The children of a parent that are no instances, in the order of their creation.
     *
     * @param complete false where there are too many to keep: none is known then
     */
    record Children(boolean complete, List<Child> known) {
        static final Children TOO_MANY = new Children(false, List.of());
    }

    /** A child's {@code ri} and the number of its type. */
    record Child(String id, int type) {}
}
