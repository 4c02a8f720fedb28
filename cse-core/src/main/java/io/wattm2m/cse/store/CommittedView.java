// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.store.RemovedTrees.RemovedTree;
import io.wattm2m.cse.store.ResourceCache.Child;
import io.wattm2m.cse.store.ResourceCache.Children;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tree as it is on disk. An instance whose parent is gone is gone as well. Thread-safe. */
final class CommittedView implements ResourceView {
    private static final int CACHED_CHILDREN = 256;
    private final Queries queries;
    private final ResourceCache cache;
    private final DescendantQuery descendants;

    CommittedView(Queries queries, ResourceCache cache, DescendantQuery descendants) {
        this.queries = queries;
        this.cache = cache;
        this.descendants = descendants;
    }

    @Override
    public Optional<Resource> byId(String id) {
        return stored(id).map(Stored::resource);
    }

    @Override
    public Optional<Resource> byPath(String path) {
        return cache.idAt(path, queries::idAt).flatMap(this::resource).map(Stored::resource)
                .or(() -> instanceAt(path));
    }

    @Override
    public Stream<Resource> children(String parentId, int typeNumber) {
        Stream<Resource> resources = resourcesBelow(parentId, typeNumber);
        return !descendants.mayBeInstance(typeNumber) ? resources
                : Stream.concat(resources,
                        instances(parentId, 0).filter(instance -> typeNumber == 0 || instance.is(typeNumber)));
    }

    @Override
    public Optional<Resource> latest(String parentId) {
        Predicate<Stored> isThere = there();
        return cache
                .latest(parentId,
                        id -> resource(id).flatMap(parent -> queries.latest(parent.resource(), Long.MAX_VALUE)))
                .filter(isThere).map(Stored::resource);
    }

    @Override
    public Stream<Resource> instances(String parentId, long afterSequence) {
        return storedInstances(parentId, afterSequence).map(Stored::resource);
    }

    @Override
    public Stream<Resource> descendants(Resource root, int maxLevel, FilterCriteria criteria) {
        return descendants.below(root, maxLevel, criteria, removedTrees()).map(Stored::resource);
    }

    @Override
    public List<Resource> expired(Instant now, int limit) {
        Predicate<Stored> isThere = there();
        List<Stored> resources = queries.expiredResources(now, limit);
        int rest = limit - resources.size();
        List<InstanceRow> instances = rest == 0 ? List.of() : queries.expiredInstances(now, rest);
        return Stream.concat(resources.stream(), instances.stream().flatMap(row -> withParent(row).stream()))
                .filter(isThere).map(Stored::resource).toList();
    }

    /** The resource or instance with this {@code ri}. */
    Optional<Stored> stored(String id) {
        return resource(id).or(() -> queries.instance(id).flatMap(this::withParent));
    }

    /** The resource with this {@code ri} that is no instance. */
    Optional<Stored> resource(String id) {
        Predicate<Stored> isThere = there();
        return cache.resource(id, queries::resource).filter(isThere);
    }

    /** The children that are no instances; of any type for 0. */
    Stream<Resource> resourcesBelow(String parentId, int typeNumber) {
        Predicate<Stored> isThere = there();
        Children children = cache.children(parentId, this::firstChildren);
        if (!children.complete()) {
            return queries.children(parentId, typeNumber).filter(isThere).map(Stored::resource);
        }
        return children.known().stream().filter(child -> typeNumber == 0 || child.type() == typeNumber)
                .flatMap(child -> resource(child.id()).stream()).map(Stored::resource);
    }

    /** The instances below a parent, oldest first, behind this position. */
    Stream<Stored> storedInstances(String parentId, long after) {
        return resource(parentId).map(parent -> queries.instances(parent.resource(), after)).orElse(Stream.empty());
    }

    /** The oldest instances below a parent, as far as the writer has kept them. */
    OldestInstances.Front front(String parentId) {
        return cache.front(parentId);
    }

    /** The newest instance below this parent before this one. */
    Optional<Resource> before(Resource instance) {
        return resource(instance.parentId())
                .flatMap(parent -> queries.latest(parent.resource(), instance.sequence())).map(Stored::resource);
    }

    /** At most so many rows of resources below this address that are no instances. */
    List<Queries.Node> subtree(String path, int limit) {
        return queries.subtree(path, Long.MAX_VALUE, limit);
    }

    /** The sub-trees that are removed, and whose rows are not. */
    RemovedTrees removedTrees() {
        return cache.removedTrees(queries::removedTrees);
    }

    /** At most so many rows of a sub-tree that is removed. */
    List<Queries.Node> left(RemovedTree tree, int limit) {
        return queries.subtree(tree.path(), tree.until(), limit);
    }

    /** What is in the tables at this address or with this {@code ri} and no instance, be it removed already. */
    List<Queries.Node> rowsOf(String path, String id) {
        return queries.rowsOf(path, id);
    }

    /**
     * Whether what is found from now on is there. Between its being found and its being looked at, its sub-tree may
     * have been removed, and one that was removed may have been swept: then nothing is known of that any more.
     */
    private Predicate<Stored> there() {
        RemovedTrees before = removedTrees();
        return stored -> !before.cover(stored) && !removedTrees().cover(stored);
    }

    private Children firstChildren(String parentId) {
        List<Child> first = queries.children(parentId, 0).limit(CACHED_CHILDREN + 1L)
                .map(child -> new Child(child.resource().id(), child.resource().type().number())).toList();
        return first.size() > CACHED_CHILDREN ? Children.TOO_MANY : new Children(true, first);
    }

    private Optional<Resource> instanceAt(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        return cache.idAt(path.substring(0, slash), queries::idAt).flatMap(this::resource)
                .flatMap(parent -> queries.instance(parent.resource(), path.substring(slash + 1)))
                .map(Stored::resource);
    }

    private Optional<Stored> withParent(InstanceRow row) {
        return resource(row.pi).map(parent -> queries.stored(row, parent.resource()));
    }
}
