// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.notify.Policy.Missed;
import io.wattm2m.cse.notify.Statistics.Tally;
import io.wattm2m.cse.notify.TargetQueue.Again;
import io.wattm2m.cse.notify.TargetQueue.Idle;
import io.wattm2m.cse.notify.TargetQueue.Read;
import io.wattm2m.cse.notify.TargetQueue.Send;
import io.wattm2m.cse.notify.TargetQueue.Step;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Cursors.Cursor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one target of one subscription, one request after the other, on a thread that lives as long as there is
 * something to do. Thread-safe.
 *
 * <p>A target that cannot be reached is tried again a few times. After that instances, and what the subscription wants
 * to be kept ({@code pn}), wait until the next event, or until the target has told where it is; anything else is
 * dropped.
 */
final class Delivery implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int PAGE = 64;

    private final String subscriptionId;
    private final String target;
    private final Outlet outlet;
    private final Position position;
    private final TargetQueue queue;
    // of the thread that works
    private final Batch batch = new Batch();
    private final RateWindow window = new RateWindow();
    private volatile Duration alarm = Duration.ZERO;
    private volatile Policy policy;
    private volatile boolean followed;
    private volatile boolean unreachable;

    /** Gives itself to {@code moved} when its position is another, so that it is made durable. */
    Delivery(Subscription subscription, String target, Outlet outlet, Consumer<Delivery> moved) {
        this.subscriptionId = subscription.id();
        this.position = new Position(() -> moved.accept(this));
        this.policy = outlet.policy(subscription);
        this.target = target;
        this.outlet = outlet;
        this.queue = outlet.newQueue();
        queue.prioritize(policy.priority());
    }

    String subscriptionId() {
        return subscriptionId;
    }

    String target() {
        return target;
    }

    /** The subscription has changed. */
    void change(Subscription subscription) {
        policy = outlet.policy(subscription);
        queue.prioritize(policy.priority());
        if (subscription.followsInstances()) {
            position.forget();
        } else {
            followed = false;
        }
        lookAgain();
    }

    /** Tells this after what waits already. */
    void offer(Notification notification) {
        if (queue.add(outlet.duty().noted(notification))) {
            LOG.warn("{} of {} does not keep up: the oldest notifications are dropped", target, subscriptionId);
        }
        work();
    }

    /** Tells of the instances behind this position, unless it does so already from another. */
    void follow(LongSupplier beginning) {
        synchronized (queue) {
            if (followed) {
                return;
            }
            position.begin(beginning.getAsLong());
            queue.moveTo(position.told());
            followed = true;
        }
        position.forget();
        queue.fallBehind();
        work();
    }

    /** Tells what waits, at once, and no more. */
    void end() {
        queue.end();
        lookAgain();
    }

    /** Tells nothing more. */
    void discard() {
        queue.discard();
    }

    /** The position, where it is to be made durable. */
    Optional<Cursor> unsaved() {
        return followed && !position.isDurable()
                ? Optional.of(new Cursor(subscriptionId, target, position.told()))
                : Optional.empty();
    }

    /** This position is durable. */
    void saved(long sequence) {
        position.saved(sequence);
    }

    /** Whether the target was away when it was to be told last. */
    boolean isUnreachable() {
        return unreachable;
    }

    /** Has what waits sent, if it is time. */
    void lookAgain() {
        queue.nudge();
        work();
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            while (more && !outlet.sender().isStopped()) {
                more = isMore();
            }
        } catch (RuntimeException e) {
            LOG.error("telling {} of {} failed", target, subscriptionId, e);
            batch.clear();
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

    /** Does the next step. Whether there may be another. */
    private boolean isMore() {
        if (queue.isDiscarded()) {
            batch.clear();
        }
        if (batch.isEmpty()) {
            return isDone(queue.next());
        }
        if (queue.isEnded()) {
            return batch.isFull(policy) || queue.isEmpty() ? send() : isDone(queue.next());
        }
        Duration due = batch.isFull(policy) ? Duration.ZERO : batch.due(policy);
        Duration opens = window.opens(policy, outlet.clock());
        Duration now = outlet.clock().now();
        boolean closed = opens.compareTo(now) > 0;
        boolean replacing = keepsLatest() && (closed || unreachable || !policy.batched());
        if (!closed && due.compareTo(now) <= 0) {
            return (replacing || !batch.isFull(policy)) && !queue.isEmpty() ? isDone(queue.next()) : send();
        }
        wakeAt(opens.compareTo(due) > 0 ? opens : due);
        return replacing || !batch.isFull(policy) ? isDone(queue.next()) : !queue.rest();
    }

    private boolean keepsLatest() {
        return policy.latest() || policy.missed() == Missed.LATEST && (unreachable || !outlet.isScheduled(policy));
    }

    private void wakeAt(Duration when) {
        if (!when.equals(alarm)) {
            alarm = when;
            outlet.clock().ring(when, this::wake);
        }
    }

    private void wake() {
        alarm = Duration.ZERO;
        lookAgain();
    }

    /** Whether the step is done and there may be another. */
    private boolean isDone(Step step) {
        return switch (step) {
            case Idle() -> false;
            case Again() -> true;
            case Read read -> read(read);
            case Send(Notification notification) -> collect(notification);
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

    private boolean collect(Notification notification) {
        if (notification.alone() && !batch.isEmpty()) {
            send();
        }
        batch.add(notification, outlet.clock().now());
        if (!notification.alone()) {
            count(Tally.EVENT);
        }
        if (keepsLatest()) {
            batch.keepLatest();
        }
        return true;
    }

    private boolean send() {
        if (!outlet.mayTell(subscriptionId)) {
            return drop();
        }
        if (!outlet.isScheduled(policy) && !batch.isAlone()) {
            return policy.missed() != Missed.DROPPED && !queue.isEnded() || drop();
        }
        if (!isAllowed()) {
            return !queue.rest();
        }
        window.count(policy, outlet.clock().now());
        ResponsePrimitive response = outlet.send(subscriptionId, target, batch.content(policy), policy);
        boolean answered = !Sender.isUnreachable(response);
        count(answered ? Tally.ANSWERED : Tally.UNANSWERED);
        if (!answered) {
            return giveUp(response);
        }
        unreachable = false;
        return drop();
    }

    /** What was taken has been told, or will not be. */
    private boolean drop() {
        position.reach(batch.sequence());
        batch.clear();
        return true;
    }

    /** Of a subscription that ends after so many notifications, no more than those are under way. */
    private boolean isAllowed() {
        boolean lastWords = queue.isEnded() && !queue.isDiscarded();
        return !policy.ending() || lastWords || outlet.allowance().take(subscriptionId, this::lookAgain);
    }

    private void count(Tally tally) {
        if (policy.counted()) {
            outlet.statistics().count(subscriptionId, target, tally);
        }
    }

    private boolean giveUp(ResponsePrimitive response) {
        if (!unreachable && !outlet.sender().isStopped()) {
            LOG.warn("{} of {} cannot be reached: {}", target, subscriptionId,
                    response.content().map(Content::value).orElse("no answer"));
        }
        unreachable = true;
        boolean stopped = outlet.sender().isStopped(); // then another node may go on from here
        if (queue.isEnded() && !stopped) {
            queue.discard();
            batch.clear();
        } else if (stopped || batch.isStored() || policy.missed() != Missed.DROPPED) {
            wakeAt(outlet.clock().now().plus(outlet.settings().maxPause()));
            return !queue.park();
        } else {
            batch.clear();
        }
        return true;
    }
}
