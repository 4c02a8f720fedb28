// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.store.ChangeLog.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the turns of all nodes, one after the other and each once: has the caches forget what a turn has changed, and
 * tells the observers of it. A turn of this node's own is told by its writer instead, which has the lock meanwhile.
 * Thread-safe.
 *
 * <p>What is in a cache is used only as long as it is known to have been up to date a short time ago, so that nothing
 * older is ever answered, whatever keeps the news away.
 */
final class Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Database database;
    private final ChangeLog log;
    private final long boundNanos;
    private volatile List<ChangeObserver> observers = List.of();
    private volatile long seen;
    private volatile long telling;
    private volatile long trustedUntil = System.nanoTime();
    private volatile boolean lost;

    /** Follows what comes from now on; what was found out before so long is not relied on. */
    Follower(Database database, ChangeLog log, Duration staleness) {
        this.database = database;
        this.log = log;
        this.boundNanos = staleness.toNanos();
        this.seen = database.read(log::state).turn();
    }

    /** Whether what is in the caches was up to date a short time ago. Takes next to no time. */
    boolean isTrusted() {
        return trustedUntil - System.nanoTime() > 0;
    }

    /** The last turn that has been told. */
    long seen() {
        return seen;
    }

    /** The turn that is being told, or was last. */
    long telling() {
        return telling;
    }

    void follow(List<ChangeObserver> followers) {
        observers = List.copyOf(followers);
    }

    Stream<ChangeObserver> observers() {
        return observers.stream();
    }

    /** Catches up with the other nodes. */
    void catchUp(Following following) {
        lock.lock();
        try {
            long begin = System.nanoTime();
            follow(database.read(session -> log.after(session, seen)), following);
            trustedUntil = begin + boundNanos;
        } finally {
            lock.unlock();
        }
    }

    /** Catches up within this node's turn, in which nothing can come, and keeps the lock until {@link #leave}. */
    void enter(StatelessSession session, long last, Following following) {
        lock.lock();
        long begin = System.nanoTime();
        if (last != seen) {
            follow(log.after(session, seen), following);
        }
        if (last != seen) {
            throw giveUp();
        }
        trustedUntil = begin + boundNanos;
    }

    /** This turn of this node's own is committed and visible: has it told, and takes it as followed. */
    void own(long turn, Runnable news) {
        telling = turn;
        news.run();
        seen = turn;
    }

    void leave() {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }

    /** What observers will have to know of what goes. */
    List<Resource> concerned(ResourceView view, List<Resource> deleted) {
        return deleted.isEmpty() ? List.of()
                : observers().flatMap(observer -> observer.concerned(view, deleted).stream()).distinct().toList();
    }

    /** Has this node act from now on, on what its predecessor has not told to the end as well. */
    void takeOver(long told, Runnable begin, ResourceView tree) {
        lock.lock();
        try {
            List<Entry> untold = database.read(session -> log.after(session, told)).stream()
                    .filter(entry -> entry.turn() <= seen).toList();
            begin.run();
            observers().forEach(observer -> safely(observer::dutyBegins));
            untold.forEach(entry -> tell(entry, tree));
            LOG.info("This node has the duty now; {} turns before it are told again", untold.size());
        } finally {
            lock.unlock();
        }
    }

    private void follow(List<Entry> entries, Following following) {
        for (Entry entry : entries) {
            if (lost || entry.turn() != seen + 1) {
                throw giveUp();
            }
            following.forget(entry.news());
            tell(entry, following.tree());
            seen = entry.turn();
        }
    }

    private void tell(Entry entry, ResourceView tree) {
        telling = entry.turn();
        ResourceView before = new GoneView(tree, entry.news().concerned());
        for (Changes changes : entry.news().changes()) {
            observers().forEach(observer -> safely(() -> observer.applied(changes,
                    changes.deleted().isEmpty() ? List.of() : observer.concerned(before, changes.deleted()))));
        }
    }

    /** What is committed is so, whatever becomes of the news. */
    private static void safely(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.error("Somebody was not told of a change that is committed", e);
        }
    }

    private RequestFailure giveUp() {
        if (!lost) {
            lost = true;
            LOG.error(
                    "What other nodes have written meanwhile is not kept any more: this node has to be started again");
        }
        return new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                "this node was away from the database of the"
                        + " resource store for too long, and has to be started again");
    }

    /** What becomes of the news of others. */
    interface Following {

        /** Has the caches forget what has changed. */
        void forget(News news);

        /** The tree as it is now. */
        ResourceView tree();
    }
}
