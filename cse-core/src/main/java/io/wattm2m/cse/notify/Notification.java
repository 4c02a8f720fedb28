// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import java.util.function.Supplier;

/**
 * Something that waits to be told.
 *
 * @param sequence the position of the instance that it tells of; 0 where it is no instance, or not followed
 * @param count the state tag of the instance: one more than that of the instance before it, unless something else came
 *        between; 0 where it has none
 * @param alone whether it is never sent together with others
 * @param content what it says, made when it is sent
 * @param settled to be run when it has been told, or will not be
 */
record Notification(long sequence, long count, boolean alone, Supplier<Content> content, Runnable settled) {
    private static final Runnable NOBODY = () -> {};

    /** Something that is told only if it can be told from here. */
    static Notification passing(Supplier<Content> content) {
        return new Notification(0, 0, false, content, NOBODY);
    }

    /** Like {@link #passing}, but never together with others. */
    static Notification alone(Supplier<Content> content) {
        return new Notification(0, 0, true, content, NOBODY);
    }

    /** Of a new instance, which the store keeps. */
    static Notification of(Resource instance, Supplier<Content> content) {
        return new Notification(instance.sequence(), instance.get(Common.STATE_TAG).orElse(0L), false, content, NOBODY);
    }

    /** The same, of which this wants to know when it is settled. */
    Notification settledBy(Runnable whenSettled) {
        return new Notification(sequence, count, alone, content, whenSettled);
    }

    /** It has been told, or will not be. */
    void settle() {
        settled.run();
    }

    /** Whether no instance can have come between the one with this count and this. */
    boolean follows(long earlierCount) {
        return count > 0 && count == earlierCount + 1;
    }

    /** Whether the store keeps what it tells of, so that it need not be kept here. */
    boolean isStored() {
        return sequence > 0;
    }
}
