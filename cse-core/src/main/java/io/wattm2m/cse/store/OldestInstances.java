// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The oldest instances of a parent that is full: decision after decision in a batch evicts the next one, and none of
 * them should have to skip all that its predecessors have evicted. Belongs to the writer's thread.
 */
final class OldestInstances {
    private static final int AHEAD = 32;
    private final String parentId;
    private final CommittedView base;
    private final Batch batch;
    private final Deque<Stored> front = new ArrayDeque<>();
    private long position;
    private boolean exhausted;

    /** The oldest instances as the batch before has left them. */
    OldestInstances(String parentId, CommittedView base, Batch batch) {
        this.parentId = parentId;
        this.base = base;
        this.batch = batch;
        Front left = base.front(parentId);
        this.front.addAll(left.instances());
        this.position = left.position();
    }

    /** The instances on disk, oldest first, from the first one that the batch has left. */
    Stream<Resource> stream() {
        dropEvicted();
        while (front.isEmpty() && !exhausted) {
            refill();
            dropEvicted();
        }
        Stream<Resource> known = List.copyOf(front).stream().map(Stored::resource);
        return exhausted ? known : Stream.concat(known, behind());
    }

    /** What is left for the next batch. */
    Front front() {
        return new Front(front.stream().filter(instance -> !batch.isGone(instance.resource().id())).toList(), position);
    }

    private Stream<Resource> behind() {
        // not asked for before somebody reads that far
        return Pages.joined(List.of(position).iterator(), from -> base.instances(parentId, from));
    }

    private void dropEvicted() {
        while (!front.isEmpty() && batch.isGone(front.element().resource().id())) {
            front.remove();
        }
    }

    private void refill() {
        List<Stored> next = base.storedInstances(parentId, position).limit(AHEAD).toList();
        exhausted = next.size() < AHEAD;
        if (!next.isEmpty()) {
            position = next.getLast().position();
        }
        front.addAll(next);
    }

    /**
     * The first instances of a parent.
     *
     * @param instances the oldest, without a gap
     * @param position behind which the others are
     */
    record Front(List<Stored> instances, long position) {
        static final Front UNKNOWN = new Front(List.of(), 0);
    }
}
