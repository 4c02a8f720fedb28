// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.store.Queries.Node;
import io.wattm2m.cse.store.RemovedTrees.RemovedTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs the decisions of one batch, each against what those before it have changed. A decision counts as a whole or not
 * at all: whatever can fail is done before the first of its changes is noted. Belongs to the writer's thread.
 */
final class Decisions {
    /** How many rows of resources are removed together with the root of a sub-tree; of more, all are left for later. */
    private static final int MOST_AT_ONCE = 100;
    private final CommittedView base;
    private final Rows rows;
    private final Batch batch = new Batch();
    private final Overlay overlay;
    private long counter;

    /** Decisions on top of this state. */
    Decisions(CommittedView base, Rows rows, long counter) {
        this.base = base;
        this.rows = rows;
        this.counter = counter;
        this.overlay = new Overlay(base, batch);
    }

    /** Runs a decision and notes its changes, which come back with the positions of instances. */
    Changes decide(Function<ResourceView, Changes> decision) {
        Changes changes = decision.apply(overlay);
        Map<String, Pending> created = new HashMap<>();
        List<Pending> all = new ArrayList<>();
        List<Resource> numbered = new ArrayList<>();
        for (Resource resource : changes.created()) {
            Pending next = creation(resource, created);
            created.put(resource.id(), next);
            all.add(next);
            numbered.add(next.stored().resource());
        }
        changes.updated().forEach(replacement -> all.add(replacement(replacement, created)));
        changes.adjusted().forEach(replacement -> all.add(replacement(replacement, created)));
        Removal removal = new Removal(displaced(changes.created()), new ArrayList<>(), new ArrayList<>());
        changes.deleted().forEach(root -> subtree(root, all, removal));
        note(changes, all, removal);
        return new Changes(numbered, changes.updated(), changes.adjusted(), changes.deleted(), changes.evicted());
    }

    /** Removes some of the rows of a sub-tree that is gone, where there is one. */
    void sweep() {
        base.removedTrees().all().stream().findFirst().ifPresent(tree -> {
            List<Node> left = base.left(tree, MOST_AT_ONCE);
            left.forEach(batch::remove);
            if (left.size() < MOST_AT_ONCE) {
                batch.swept(tree.path());
            }
        });
    }

    /** What is to be written. */
    Batch batch() {
        return batch;
    }

    /** What they have left of the oldest instances of the parents that they have looked at. */
    Map<String, OldestInstances> oldest() {
        return overlay.oldest();
    }

    /** How far creations have been counted. */
    long counter() {
        return counter;
    }

    private Pending creation(Resource resource, Map<String, Pending> created) {
        boolean instance = Rows.isInstance(resource.type());
        boolean named = !instance || !resource.name().equals(resource.id());
        boolean takenId = created.containsKey(resource.id()) || batch.pending(resource.id()).isPresent()
                || !instance && base.resource(resource.id()).isPresent();
        boolean takenPath = named && (overlay.byPath(resource.path()).isPresent() || created.values().stream()
                .anyMatch(other -> other.stored().resource().path().equals(resource.path())));
        if (takenId || takenPath) {
            throw new RequestFailure(ResponseStatusCode.CONFLICT,
                    (takenPath ? "rn: there is a resource at " + resource.path()
                            : "ri: " + resource.id() + " is taken"));
        }
        counter++;
        Resource placed = instance ? resource.withSequence(counter) : resource;
        return pending(placed, counter, 0, Optional.empty());
    }

    private Pending replacement(Replacement replacement, Map<String, Pending> created) {
        String id = replacement.after().id();
        Stored current = Optional.ofNullable(created.get(id)).map(Pending::stored).or(() -> overlay.stored(id))
                .orElseThrow(() -> RequestFailure.notFound(replacement.after().path()));
        Resource after = replacement.after().withPath(current.resource().path())
                .withSequence(current.resource().sequence());
        return pending(after, current.position(), current.version(), Optional.of(current));
    }

    private Pending pending(Resource resource, long position, long version, Optional<Stored> before) {
        Row row = rows.row(resource, position, version);
        Stored stored = new Stored(resource, position, version, row.size());
        return before.map(current -> Pending.updated(current, stored, row))
                .orElseGet(() -> Pending.created(stored, row));
    }

    /** Rows of what is gone already, and would be in the way of what comes. */
    private List<Node> displaced(List<Resource> created) {
        if (base.removedTrees().isEmpty() && batch.removedTrees().isEmpty()) {
            return List.of();
        }
        return created.stream().filter(resource -> !Rows.isInstance(resource.type()))
                .flatMap(resource -> base.rowsOf(resource.path(), resource.id()).stream())
                .filter(node -> !batch.isGone(node.id())).toList();
    }

    /** The resource and what is below it, but for the instances, which cannot be reached without their parent. */
    private void subtree(Resource root, List<Pending> beforeIt, Removal removal) {
        if (Rows.isInstance(root.type())) {
            return;
        }
        overlay.stored(root.id()).map(Node::of).ifPresent(removal.nodes::add);
        List<Node> below = base.subtree(root.path(), MOST_AT_ONCE + 1);
        if (below.size() > MOST_AT_ONCE) {
            removal.trees.add(new RemovedTree(root.path(), counter));
            return;
        }
        removal.nodes.addAll(below);
        List<Pending> here = new ArrayList<>(batch.pending());
        here.addAll(beforeIt);
        here.stream().filter(Pending::created).map(Pending::stored)
                .filter(stored -> stored.resource().path().startsWith(root.path() + "/"))
                .filter(stored -> !Rows.isInstance(stored.resource().type())).map(Node::of).forEach(removal.nodes::add);
    }

    private void note(Changes changes, List<Pending> all, Removal removal) {
        removal.displaced.forEach(batch::remove);
        all.forEach(batch::put);
        removal.nodes.forEach(batch::remove);
        removal.trees.forEach(batch::remove);
        changes.deleted().stream().filter(resource -> Rows.isInstance(resource.type())).forEach(batch::remove);
        changes.evicted().forEach(batch::remove);
    }

    /** What is removed beside instances: rows in the way of others, resources, and sub-trees but for their roots. */
    private record Removal(List<Node> displaced, List<Node> nodes, List<RemovedTree> trees) {}
}
