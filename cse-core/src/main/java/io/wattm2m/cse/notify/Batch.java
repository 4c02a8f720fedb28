// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What is to be sent to a target together: one notification, or several of them. For one thread at a time. */
final class Batch {
    private final Deque<Notification> collected = new ArrayDeque<>();
    private Duration opened = Duration.ZERO;
    private long count;
    private long sequence;

    /** Adds one that has been taken from the queue at this time. */
    void add(Notification notification, Duration now) {
        if (count == 0) {
            opened = now;
        }
        count++;
        sequence = Math.max(sequence, notification.sequence());
        collected.add(notification);
    }

    /** Only the newest is told, and counts for the others. */
    void keepLatest() {
        while (collected.size() > 1) {
            collected.remove().settle();
        }
    }

    void clear() {
        collected.forEach(Notification::settle);
        collected.clear();
        count = 0;
        sequence = 0;
    }

    boolean isEmpty() {
        return collected.isEmpty();
    }

    /** Whether it is one that is never sent together with others. */
    boolean isAlone() {
        return collected.size() == 1 && collected.getFirst().alone();
    }

    /** Whether as many have come as are to be sent together. */
    boolean isFull(Policy policy) {
        return count >= policy.most();
    }

    /** When it is to be sent, though it is not full. */
    Duration due(Policy policy) {
        return opened.plus(policy.patience());
    }

    /** Whether the store keeps something of it. */
    boolean isStored() {
        return sequence > 0;
    }

    /** The position of the last instance in it; 0 without any. */
    long sequence() {
        return sequence;
    }

    /** What it says: a notification, or an aggregated one (m2m:aggregatedNotification, TS-0004 6.3.5.13). */
    Content content(Policy policy) {
        if (collected.size() == 1 && (!policy.batched() || collected.getFirst().alone())) {
            return collected.getFirst().content().get();
        }
        List<Object> notifications =
                collected.stream().map(notification -> notification.content().get().value()).toList();
        return new Content("m2m:agn", Map.of("m2m:sgn", notifications));
    }
}
