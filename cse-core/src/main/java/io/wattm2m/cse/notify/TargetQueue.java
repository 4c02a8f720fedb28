// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What waits for one target of one subscription, in order. Of instances it holds a few and otherwise knows how far the
 * target has been told: what it had no room for is read from the store when its turn comes. Of everything else it drops
 * the oldest when it is full.
 *
 * <p>Thread-safe. One thread at a time works it off: the one to which {@link #begin} said yes, until {@link #next} says
 * {@link Idle} or it calls {@link #rest}, {@link #park} or {@link #stop}.
 */
final class TargetQueue {
    private final int most;
    private final Room room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Notification> waiting = new ArrayDeque<>();
    private final Deque<Notification> recovered = new ArrayDeque<>();
    private long position;
    /** The count of the instance at the position. */
    private long count;
    /** Up to which position the store has been read, because the queue had a gap there. */
    private long readUntil;
    private boolean behind;
    private boolean nudged;
    private boolean running;
    private boolean ended;
    private boolean discarded;
    private boolean losing;
    // read by other queues, without the lock
    private volatile int size;
    private volatile long priority;

    TargetQueue(int most, Room room) {
        this.most = most;
        this.room = room;
        room.open(this);
    }

    /** What to do next. */
    sealed interface Step {}

    /** Send this, sooner or later. */
    record Send(Notification notification) implements Step {}

    /** Read the instances between these positions, without either, and hand them to {@link #recovered}. */
    record Read(long after, long before) implements Step {}

    /** Look again at what has been taken. */
    record Again() implements Step {}

    /** Nothing waits: stop working. */
    record Idle() implements Step {}

    /** Adds to the end. Whether that begins a time in which notifications are lost. */
    boolean add(Notification notification) {
        return locked(() -> {
            if (!discarded && waiting.size() < most && room.take(priority)) {
                addInOrder(notification);
                return false;
            }
            return addToFull(notification);
        });
    }

    /** How much what waits here matters, against what waits elsewhere. */
    void prioritize(long newPriority) {
        priority = newPriority;
    }

    long priority() {
        return priority;
    }

    /** How many wait, about. */
    int size() {
        return size;
    }

    /** Leaves the place of the oldest that waits to another queue. Whether there was one. */
    boolean dropOldest() {
        return locked(() -> {
            Optional<Notification> oldest = Optional.ofNullable(waiting.poll());
            behind |= oldest.filter(Notification::isStored).isPresent();
            oldest.ifPresent(Notification::settle);
            return oldest.isPresent();
        });
    }

    /** Has the store asked for instances behind the position. */
    void fallBehind() {
        change(() -> behind = true);
    }

    /** Whether the caller is to work now: there is something to do, and nobody at it. */
    boolean begin() {
        return locked(() -> {
            boolean idle = isEmpty() && !nudged;
            boolean begun = !running && !idle;
            running |= begun;
            return begun;
        });
    }

    /** The next step of the one who works. */
    Step next() {
        return locked(() -> {
            if (nudged) {
                nudged = false;
                return new Again();
            }
            Step step = Optional.ofNullable(recovered.poll()).<Step>map(Send::new).orElseGet(this::nextWaiting);
            if (step instanceof Send(Notification notification)) {
                take(notification);
            }
            return step;
        });
    }

    /** Whether nothing more can be taken now. */
    boolean isEmpty() {
        return locked(() -> {
            dropTold();
            return waiting.isEmpty() && recovered.isEmpty() && (!behind || ended);
        });
    }

    /** Has whoever works, or begins to, look again at what has been taken. */
    void nudge() {
        change(() -> nudged = true);
    }

    /** Stops working, though something may wait. Whether that is so: not if there was a nudge in the meantime. */
    boolean rest() {
        return locked(() -> {
            running = nudged;
            nudged = false;
            return !running;
        });
    }

    /** What a {@link Read} has brought, and whether there may be more. */
    void recovered(Read read, List<Notification> found, boolean more) {
        change(() -> {
            recovered.addAll(found);
            if (more) {
                behind = true;
            } else if (read.before() != Long.MAX_VALUE) {
                readUntil = read.before();
            }
        });
    }

    /** Like {@link #rest}, for longer: what the store keeps is not kept here in the meantime. */
    boolean park() {
        change(() -> {
            behind |= !recovered.isEmpty();
            recovered.clear();
        });
        return rest();
    }

    /** Stops working after a fault; whatever it was about is not tried again. */
    void stop() {
        change(() -> running = false);
    }

    /** The subscription is no more: what waits is still told, the store is asked no more. */
    void end() {
        change(() -> ended = true);
        room.close(this);
    }

    /** Ends, and drops what waits and what comes. */
    void discard() {
        change(() -> {
            ended = true;
            discarded = true;
            recovered.clear();
            room.giveBack(waiting.size());
            waiting.forEach(Notification::settle);
            waiting.clear();
            behind = false;
            nudged = false;
        });
        room.close(this);
    }

    boolean isDiscarded() {
        return locked(() -> discarded);
    }

    boolean isEnded() {
        return locked(() -> ended);
    }

    /** The position of the last instance that was taken. */
    long position() {
        return locked(() -> position);
    }

    /** Goes on behind this position. */
    void moveTo(long newPosition) {
        change(() -> {
            position = newPosition;
            count = 0;
        });
    }

    /** Those who commit at the same time may tell in another order. */
    private void addInOrder(Notification notification) {
        Deque<Notification> later = new ArrayDeque<>();
        while (notification.isStored() && !waiting.isEmpty()
                && waiting.getLast().sequence() > notification.sequence()) {
            later.push(waiting.removeLast());
        }
        waiting.add(notification);
        waiting.addAll(later);
    }

    private boolean addToFull(Notification notification) {
        if (discarded || notification.isStored()) {
            behind |= !discarded;
            notification.settle();
            return false;
        }
        Optional<Notification> oldest = Optional.ofNullable(waiting.poll());
        oldest.ifPresent(dropped -> waiting.add(notification));
        oldest.orElse(notification).settle();
        behind |= oldest.filter(Notification::isStored).isPresent();
        boolean lost = oldest.filter(Notification::isStored).isEmpty();
        boolean begins = lost && !losing;
        losing |= lost;
        return begins;
    }

    private Step nextWaiting() {
        dropTold();
        if (waiting.isEmpty()) {
            return nextStored();
        }
        Notification first = waiting.getFirst();
        boolean gap = !first.follows(count) && first.sequence() > readUntil && !ended;
        return first.isStored() && gap ? new Read(position, first.sequence()) : new Send(poll());
    }

    private void dropTold() {
        while (!waiting.isEmpty() && waiting.getFirst().isStored() && waiting.getFirst().sequence() <= position) {
            poll();
        }
    }

    private Step nextStored() {
        losing = false;
        if (behind && !ended) {
            // before the store is read: what comes while it is read sets it again
            behind = false;
            return new Read(position, Long.MAX_VALUE);
        }
        behind = false;
        running = false;
        return new Idle();
    }

    private Notification poll() {
        room.giveBack(1);
        return waiting.remove();
    }

    private void take(Notification notification) {
        if (notification.sequence() > position) {
            position = notification.sequence();
            count = notification.count();
        }
    }

    private void change(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            size = waiting.size();
            lock.unlock();
        }
    }
}
