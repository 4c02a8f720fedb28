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
    private final Deque<Resource> front = new ArrayDeque<>();
    private long position;
    private boolean exhausted;

    OldestInstances(String parentId, CommittedView base, Batch batch) {
        this.parentId = parentId;
        this.base = base;
        this.batch = batch;
    }

    /** The instances on disk, oldest first, from the first one that the batch has left. */
    Stream<Resource> stream() {
        dropEvicted();
        while (front.isEmpty() && !exhausted) {
            refill();
            dropEvicted();
        }
        Stream<Resource> known = List.copyOf(front).stream();
        return exhausted ? known : Stream.concat(known, behind());
    }

    private Stream<Resource> behind() {
        // not asked for before somebody reads that far
        return Pages.joined(Stream.of(position), from -> base.instances(parentId, from));
    }

    private void dropEvicted() {
        while (!front.isEmpty() && batch.isGone(front.element().id())) {
            front.remove();
        }
    }

    private void refill() {
        List<Resource> next = base.instances(parentId, position).limit(AHEAD).toList();
        exhausted = next.size() < AHEAD;
        if (!next.isEmpty()) {
            position = next.getLast().sequence();
        }
        front.addAll(next);
    }
}
