// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.notify.TargetQueue.Idle;
import io.wattm2m.cse.notify.TargetQueue.Read;
import io.wattm2m.cse.notify.TargetQueue.Send;
import io.wattm2m.cse.notify.TargetQueue.Step;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Cursors.Cursor;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one target of one subscription, one notification after the other, on a thread that lives as long as something
 * waits. Thread-safe.
 *
 * <p>A target that cannot be reached is tried again a few times. After that instances wait in the store until the next
 * event; anything else is dropped, as the standard has it for subscriptions without {@code pendingNotification}.
 */
final class Delivery implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int PAGE = 64;
    private static final long NEVER = -1;

    private final String subscriptionId;
    private final String target;
    private final Outlet outlet;
    private final TargetQueue queue;
    private volatile boolean followed;
    private volatile long saved = NEVER;
    private volatile boolean unreachable;

    Delivery(String subscriptionId, String target, Outlet outlet) {
        this.subscriptionId = subscriptionId;
        this.target = target;
        this.outlet = outlet;
        this.queue = outlet.newQueue();
    }

    String target() {
        return target;
    }

    /** Tells this after what waits already. */
    void offer(Notification notification) {
        if (queue.add(notification)) {
            LOG.warn("{} of {} does not keep up: the oldest notifications are dropped", target, subscriptionId);
        }
        work();
    }

    /** Tells of the instances behind this position, unless it does so already from another. */
    void follow(LongSupplier position) {
        synchronized (queue) {
            if (followed) {
                return;
            }
            queue.moveTo(position.getAsLong());
            saved = NEVER;
            followed = true;
        }
        queue.fallBehind();
        work();
    }

    /** Tells of instances no longer by their position. */
    void unfollow() {
        followed = false;
    }

    /** Tells what waits and no more. */
    void end() {
        queue.end();
    }

    /** Tells nothing more. */
    void discard() {
        queue.discard();
    }

    /** Whether the position is to be made durable. */
    boolean isMoved() {
        return followed && queue.position() != saved;
    }

    Cursor cursor() {
        return new Cursor(subscriptionId, target, queue.position());
    }

    /** This position is durable. */
    void saved(long position) {
        saved = position;
    }

    /** Whatever was durable is not any more. */
    void unsaved() {
        saved = NEVER;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more && !outlet.sender().isStopped()) {
                more = isDone(queue.next());
            }
        } catch (RuntimeException e) {
            LOG.error("telling {} of {} failed", target, subscriptionId, e);
            queue.stop();
        }
    }

    private void work() {
        try {
            if (queue.begin()) {
                outlet.threads().execute(this);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("{} of {} is not told: the CSE stops", target, subscriptionId);
            queue.stop();
        }
    }

    /** Whether the step is done and there may be another. */
    private boolean isDone(Step step) {
        return switch (step) {
            case Idle() -> false;
            case Read read -> read(read);
            case Send(Notification notification) -> tell(notification);
        };
    }

    private boolean read(Read read) {
        List<Subscription> subscription = outlet.subscription(subscriptionId).filter(Subscription::followsInstances)
                .stream().toList();
        for (Subscription following : subscription) {
            try (Stream<Resource> instances = outlet.tree().instances(following.resource().parentId(), read.after())) {
                List<Resource> page =
                        instances.takeWhile(found -> found.sequence() < read.before()).limit(PAGE).toList();
                queue.recovered(read, outlet.notifications(following, page), page.size() == PAGE);
            }
        }
        if (subscription.isEmpty()) {
            queue.recovered(read, List.of(), false);
        }
        return true;
    }

    private boolean tell(Notification notification) {
        ResponsePrimitive response = outlet.send(subscriptionId, target, notification);
        if (Sender.isUnreachable(response)) {
            return giveUp(notification, response);
        }
        unreachable = false;
        queue.told(notification);
        if (response.status().isSuccess()) {
            outlet.succeeded(subscriptionId);
        } else {
            LOG.debug("{} of {} answers {}", target, subscriptionId, response.status());
        }
        return true;
    }

    private boolean giveUp(Notification notification, ResponsePrimitive response) {
        if (!unreachable && !outlet.sender().isStopped()) {
            LOG.warn("{} of {} cannot be reached: {}", target, subscriptionId, text(response));
        }
        unreachable = true;
        if (notification.isStored() && !queue.isEnded()) {
            queue.park(notification);
            return false;
        }
        if (queue.isEnded()) {
            queue.discard();
        }
        return true;
    }

    private static Object text(ResponsePrimitive response) {
        return response.content().map(Content::value).orElse("no answer");
    }
}
