// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tree as a decision sees it: what is on disk, and over it what the batch has decided. One thread. */
final class Overlay implements ResourceView {
    private final CommittedView base;
    private final Batch batch;
    private final Map<String, OldestInstances> oldest = new HashMap<>();
    /** Addresses where nothing is on disk, which no one else changes while the batch is decided. */
    private final Set<String> vacant = new HashSet<>();

    Overlay(CommittedView base, Batch batch) {
        this.base = base;
        this.batch = batch;
    }

    @Override
    public Optional<Resource> byId(String id) {
        return stored(id).map(Stored::resource);
    }

    @Override
    public Optional<Resource> byPath(String path) {
        return batch.createdAt(path).flatMap(this::byId).or(() -> onDisk(path).flatMap(this::current));
    }

    @Override
    public Stream<Resource> children(String parentId, int typeNumber) {
        return Stream.concat(resourcesBelow(parentId, typeNumber),
                instances(parentId, 0).filter(instance -> typeNumber == 0 || instance.is(typeNumber)));
    }

    @Override
    public Optional<Resource> latest(String parentId) {
        return batch.latestCreated(parentId).or(() -> latestOnDisk(parentId));
    }

    @Override
    public Stream<Resource> instances(String parentId, long afterSequence) {
        if (!isThere(parentId)) {
            return Stream.empty();
        }
        Stream<Resource> onDisk = afterSequence > 0 ? base.instances(parentId, afterSequence)
                : oldest.computeIfAbsent(parentId, id -> new OldestInstances(id, base, batch)).stream();
        return Stream.concat(onDisk.flatMap(instance -> current(instance).stream()),
                batch.createdInstances(parentId, afterSequence));
    }

    @Override
    public Stream<Resource> descendants(Resource root, int maxLevel, FilterCriteria criteria) {
        String prefix = root.path() + "/";
        int depth = Rows.depth(root.path());
        Stream<Resource> created = batch.pending().stream().filter(Pending::created)
                .map(change -> change.stored().resource()).filter(resource -> resource.path().startsWith(prefix)
                        && Rows.depth(resource.path()) - depth <= maxLevel);
        return Stream.concat(base.descendants(root, maxLevel, criteria)
                .flatMap(resource -> current(resource).stream()), created);
    }

    @Override
    public List<Resource> expired(Instant now, int limit) {
        return base.expired(now, limit).stream().flatMap(resource -> current(resource).stream()).toList();
    }

    /** The resource or instance with this {@code ri} as the batch has it, or else as it is on disk. */
    Optional<Stored> stored(String id) {
        Optional<Stored> decided = batch.pending(id).map(Pending::stored);
        // what is gone may have come again under the same identifier
        return decided.isPresent() || batch.isGone(id) ? decided
                : base.stored(id).filter(stored -> current(stored.resource()).isPresent());
    }

    /** What the decisions have left of the oldest instances of parents that they have looked at. */
    Map<String, OldestInstances> oldest() {
        return Map.copyOf(oldest);
    }

    /** Whether an address is free is asked when a creation is decided, and again when it is noted. */
    private Optional<Resource> onDisk(String path) {
        Optional<Resource> found = vacant.contains(path) ? Optional.empty() : base.byPath(path);
        if (found.isEmpty()) {
            vacant.add(path);
        }
        return found;
    }

    private Stream<Resource> resourcesBelow(String parentId, int typeNumber) {
        Stream<Resource> created = batch.createdResources().filter(resource -> resource.parentId().equals(parentId)
                && (typeNumber == 0 || resource.is(typeNumber)));
        return Stream.concat(
                base.resourcesBelow(parentId, typeNumber).flatMap(resource -> current(resource).stream()), created);
    }

    private Optional<Resource> latestOnDisk(String parentId) {
        Optional<Resource> newest = isThere(parentId) ? base.latest(parentId) : Optional.empty();
        while (newest.isPresent() && current(newest.get()).isEmpty()) {
            newest = base.before(newest.get());
        }
        return newest.flatMap(this::current);
    }

    /** A resource on disk as the batch has it, empty where the batch removes it. */
    private Optional<Resource> current(Resource onDisk) {
        if (batch.isGone(onDisk.id()) || Rows.isInstance(onDisk.type()) && batch.isGone(onDisk.parentId())
                || batch.isBelowRemoved(onDisk.path())) {
            return Optional.empty();
        }
        return Optional.of(batch.pending(onDisk.id()).map(change -> change.stored().resource()).orElse(onDisk));
    }

    /** Whether the batch has left this parent. */
    private boolean isThere(String parentId) {
        return !batch.isGone(parentId)
                && base.resource(parentId).filter(parent -> batch.isBelowRemoved(parent.resource().path())).isEmpty();
    }
}
