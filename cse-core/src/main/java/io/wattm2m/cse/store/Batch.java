// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.store.Queries.Node;
import io.wattm2m.cse.store.RemovedTrees.RemovedTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the decisions of a batch change together: a resource that is updated a hundred times is one row to update, and
 * one that comes and goes is none. Belongs to the writer's thread.
 */
final class Batch {
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Map<String, String> idsByPath = new HashMap<>();
    private final Map<String, NavigableMap<Long, String>> instances = new HashMap<>();
    private final Map<String, Node> goneResources = new LinkedHashMap<>();
    private final Map<String, Resource> goneInstances = new LinkedHashMap<>();
    private final List<String> sweptTrees = new ArrayList<>();
    private RemovedTrees removedTrees = RemovedTrees.NONE;

    /** Whether there is nothing to write. */
    boolean isEmpty() {
        return pending.isEmpty() && goneResources.isEmpty() && goneInstances.isEmpty() && removedTrees.isEmpty()
                && sweptTrees.isEmpty();
    }

    /** A resource is created or updated. */
    void put(Pending next) {
        Resource resource = next.stored().resource();
        Pending merged = pending.merge(resource.id(), next, Pending::then);
        if (merged.created()) {
            idsByPath.put(resource.path(), resource.id());
            if (Rows.isInstance(resource.type())) {
                created(resource.parentId()).put(next.stored().position(), resource.id());
            }
        }
    }

    /** An instance goes. */
    void remove(Resource instance) {
        if (!forget(instance.id())) {
            goneInstances.put(instance.id(), instance);
        }
    }

    /** A resource that is no instance goes, and with it the instances below it. */
    void remove(Node node) {
        created(node.id()).values().stream().toList().forEach(this::forget);
        if (!forget(node.id())) {
            goneResources.put(node.id(), node);
        }
    }

    /** Everything below an address goes; its rows are left for later. */
    void remove(RemovedTree tree) {
        RemovedTrees gone = RemovedTrees.NONE.and(tree);
        pending.values().stream().map(Pending::stored).filter(gone::cover).map(stored -> stored.resource().id())
                .toList().forEach(this::forget);
        removedTrees = removedTrees.and(tree);
    }

    /** Nothing is left of what was removed below this address. */
    void swept(String path) {
        sweptTrees.add(path);
    }

    /** The resource with this {@code ri} as the batch has it, empty where the batch leaves it as it was. */
    Optional<Pending> pending(String id) {
        return Optional.ofNullable(pending.get(id));
    }

    /** The {@code ri} of the resource that the batch creates at this address. */
    Optional<String> createdAt(String path) {
        return Optional.ofNullable(idsByPath.get(path));
    }

    /** Whether the batch removes the resource with this {@code ri}. */
    boolean isGone(String id) {
        return goneResources.containsKey(id) || goneInstances.containsKey(id);
    }

    /** Whether what is on disk at this address goes with a sub-tree whose rows are left for later. */
    boolean isBelowRemoved(String path) {
        return removedTrees.cover(path, 0);
    }

    /** The sub-trees that go, whose rows are left for later. */
    RemovedTrees removedTrees() {
        return removedTrees;
    }

    /** The addresses below which nothing is left of what was removed. */
    List<String> sweptTrees() {
        return Collections.unmodifiableList(sweptTrees);
    }

    /** The instances that the batch creates below this parent, oldest first, behind this position. */
    Stream<Resource> createdInstances(String parentId, long after) {
        return created(parentId).tailMap(after, false).values().stream().map(this::resource);
    }

    /** The newest instance that the batch creates below this parent. */
    Optional<Resource> latestCreated(String parentId) {
        return Optional.ofNullable(created(parentId).lastEntry()).map(entry -> resource(entry.getValue()));
    }

    /** The resources that are no instances which the batch creates, in order. */
    Stream<Resource> createdResources() {
        return pending.values().stream().filter(Pending::created).map(change -> change.stored().resource())
                .filter(resource -> !Rows.isInstance(resource.type()));
    }

    /** What is created and updated, in order. */
    Collection<Pending> pending() {
        return Collections.unmodifiableCollection(pending.values());
    }

    /** What is on disk, is no instance, and goes. */
    Collection<Node> goneResources() {
        return Collections.unmodifiableCollection(goneResources.values());
    }

    /** The instances on disk that go. */
    Collection<Resource> goneInstances() {
        return Collections.unmodifiableCollection(goneInstances.values());
    }

    private NavigableMap<Long, String> created(String parentId) {
        return instances.computeIfAbsent(parentId, id -> new TreeMap<>());
    }

    private Resource resource(String id) {
        return requireNonNull(pending.get(id)).stored().resource();
    }

    /** Drops what the batch has of a resource; tells whether that was all there is of it. */
    private boolean forget(String id) {
        Pending dropped = pending.remove(id);
        if (dropped == null || !dropped.created()) {
            return false;
        }
        Resource resource = dropped.stored().resource();
        idsByPath.remove(resource.path(), id);
        created(resource.parentId()).remove(dropped.stored().position());
        return true;
    }
}
