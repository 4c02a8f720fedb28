// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many more notifications may wait, over all queues. When there is no place left, one that matters more takes that
 * of one that matters less ({@code nsp}, TS-0001 9.6.8). Thread-safe.
 */
final class Room {
    private final int total;
    private final AtomicInteger left;
    private final Set<TargetQueue> queues = ConcurrentHashMap.newKeySet();

    Room(int total) {
        this.total = total;
        left = new AtomicInteger(total);
    }

    /** Something may wait here from now on. */
    void open(TargetQueue queue) {
        queues.add(queue);
    }

    /** Nothing more comes here. */
    void close(TargetQueue queue) {
        queues.remove(queue);
    }

    /** Takes a place, if there is one for a notification of this priority. */
    boolean take(long priority) {
        return left.getAndUpdate(places -> Math.max(0, places - 1)) > 0 || priority > 0 && takeFromLeast(priority);
    }

    void giveBack(int places) {
        left.addAndGet(places);
    }

    /** How many places are taken. */
    int taken() {
        return total - left.get();
    }

    int left() {
        return left.get();
    }

    /** Queues are asked by queues of a higher priority only, so that no two wait for each other. */
    private boolean takeFromLeast(long priority) {
        Optional<TargetQueue> least = queues.stream().filter(queue -> queue.priority() < priority && queue.size() > 0)
                .min(Comparator.comparingLong(TargetQueue::priority));
        return least.filter(TargetQueue::dropOldest).isPresent();
    }
}
