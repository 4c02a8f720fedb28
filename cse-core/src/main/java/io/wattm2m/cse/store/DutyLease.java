// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.ChangeObserver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose duty it is to do what only one node may do: a row with a node and a time, which is the database's. The node
 * that has it renews it five times as often as needed, and stops acting, by a clock that cannot be set, before another
 * one may take it. With it goes a number: up to which turn everything has been told. Thread-safe.
 */
final class DutyLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DutyLease.class);
    private static final String TAKE = """
            update duty set node = ?, until = clock_timestamp() + ? * interval '1 ms', told = greatest(told, ?)
            where id = 1 and (node = ? or until < clock_timestamp()) returning told""";
    private static final String RELEASE = "update duty set until = 'epoch' where id = 1 and node = ?";
    private final Database database;
    private final ChangeLog log;
    private final Follower follower;
    private final Invalidation others;
    private final Duration lease;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("duty").factory());
    private volatile boolean held;
    private volatile boolean lapsed;
    private volatile long until;

    DutyLease(Database database, SharedWriter.Sharing sharing, Duration lease) {
        this.database = database;
        this.log = sharing.log();
        this.follower = sharing.follower();
        this.others = sharing.others();
        this.lease = lease;
    }

    /** Tries to have it from now on. */
    void start() {
        long pause = lease.toMillis() / 5;
        var _ = timer.scheduleWithFixedDelay(this::renewSafely, 0, pause, TimeUnit.MILLISECONDS);
    }

    /** Whether this node has it. Once it has lapsed it begins anew, with what was to be done meanwhile. */
    boolean isHeld() {
        if (held && System.nanoTime() - until > 0) {
            lapsed = true;
        }
        return held && !lapsed;
    }

    /** Leaves it to the others at once. */
    @Override
    public void close() {
        timer.close();
        try {
            if (isHeld()) {
                OptionalLong _ = take(told());
                database.read(session -> session.doReturningWork(this::release));
            }
        } catch (RuntimeException e) {
            LOG.debug("the duty is left to the others when its time is over", e);
        }
        held = false;
    }

    private void renewSafely() {
        try {
            renew();
        } catch (RuntimeException fault) {
            LOG.debug("the duty could not be asked for; it is tried again", fault);
            if (held && !isHeld()) {
                end();
            }
        }
    }

    private void renew() {
        long told = held ? told() : 0;
        // asked after that: what has been told by now was told with the duty
        boolean going = isHeld();
        if (held && !going) {
            end();
        }
        long begin = System.nanoTime();
        OptionalLong taken = take(going ? told : 0);
        if (taken.isEmpty()) {
            end();
            return;
        }
        until = begin + lease.toNanos() * 4 / 5;
        if (!going) {
            lapsed = false;
            follower.takeOver(taken.getAsLong(), () -> held = true, others.tree());
        }
        database.note(session -> {
            log.tidy(session);
            PolledRequests.tidy(session);
        });
    }

    private void end() {
        if (held) {
            held = false;
            LOG.info("Another node has the duty, or may have it soon");
            follower.observers().forEach(ChangeObserver::dutyEnds);
        }
    }

    /** Up to which turn everything has been told. */
    private long told() {
        long seen = follower.seen();
        return Math.min(seen,
                follower.observers().mapToLong(ChangeObserver::untoldSince).min().orElse(Long.MAX_VALUE) - 1);
    }

    private OptionalLong take(long told) {
        return database.read(session -> session.doReturningWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(TAKE)) {
                update.setString(1, log.node());
                update.setLong(2, lease.toMillis());
                update.setLong(3, told);
                update.setString(4, log.node());
                try (ResultSet result = update.executeQuery()) {
                    return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
                }
            }
        }));
    }

    private int release(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setString(1, log.node());
            return update.executeUpdate();
        }
    }
}
