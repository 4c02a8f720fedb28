// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.StartFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write to a PostgreSQL database: an advisory lock of the session that writes. It ends with the session,
 * and the session of a lost connection ends when its last commit has succeeded or failed; so whoever has the lock again
 * sees everything that was ever sent. A number in the database tells whether another process had it in between. Belongs
 * to the writer's thread.
 */
final class AdvisoryLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLease.class);
    private static final String KEY = "hashtextextended('wattm2m ' || current_schema(), 0)";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    // the server notices within half a minute that this machine is gone, and frees the lock
    private static final List<String> SESSION =
            List.of("set tcp_keepalives_idle = 10", "set tcp_keepalives_interval = 5",
                    "set tcp_keepalives_count = 3");
    // who stands still in the middle of its turn loses it, so that the other nodes go on
    private static final String TURN = "set idle_in_transaction_session_timeout = '10s'";
    private static final String HOLDER = """
            select coalesce(host(a.client_addr), 'this machine') || ', process ' || l.pid
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted
            and l.database = (select oid from pg_database where datname = current_database())
            and ((l.classid::bigint << 32) | l.objid::bigint) = %s""".formatted(KEY);
    private final boolean durable;
    private final boolean shared;
    private final long waitMillis;
    private @Nullable Connection held;
    private String session = "";
    private long epoch;

    /**
     * A lease that nobody has yet.
     *
     * @param durable whether a commit has to be on disk
     * @param shared whether others have it as well who share it: what keeps them apart is the turn of {@link ChangeLog}
     * @param waitMillis how long another session's lock is waited for
     */
    AdvisoryLease(boolean durable, boolean shared, long waitMillis) {
        this.durable = durable;
        this.shared = shared;
        this.waitMillis = waitMillis;
    }

    @Override
    public boolean hold(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        if (physical.equals(held)) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            prepare(statement);
            endOwnSession(statement);
            lock(statement);
            checkEpoch(statement);
            session = text(statement, "select pid || ' ' || backend_start from pg_stat_activity"
                    + " where pid = pg_backend_pid()").orElse("");
        }
        held = physical;
        return true;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            epoch = number(statement, "update lease set epoch = "
                    + (shared ? "greatest(epoch, 1)" : "epoch + 1") + " returning epoch");
        }
    }

    private void prepare(Statement statement) throws SQLException {
        for (String setting : SESSION) {
            statement.execute(setting);
        }
        if (shared) {
            statement.execute(TURN);
        }
        if (durable) {
            refuseOff(statement, "synchronous_commit");
            refuseOff(statement, "fsync");
        } else {
            statement.execute("set synchronous_commit = off");
        }
    }

    private static void refuseOff(Statement statement, String setting) throws SQLException {
        if (text(statement, "show " + setting).filter("off"::equals).isPresent()) {
            throw new StartFailure("PostgreSQL runs with " + setting + " = off: what it has acknowledged would be lost"
                    + " when its machine dies; switch it on, or set store.durability to relaxed");
        }
    }

    /** Our session of before may not have noticed that its connection is lost. */
    private void endOwnSession(Statement statement) throws SQLException {
        if (!session.isEmpty()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid || ' ' || backend_start"
                    + " = '" + session + "'");
        }
    }

    private void lock(Statement statement) throws SQLException {
        statement.execute("set lock_timeout = " + waitMillis);
        try {
            statement.execute("select pg_advisory_lock" + (shared ? "_shared(" : "(") + KEY + ")");
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw taken(statement);
            }
            throw e;
        }
        statement.execute("set lock_timeout = 0");
    }

    private RuntimeException taken(Statement statement) throws SQLException {
        String holder = text(statement, HOLDER).orElse("gone by now");
        return epoch == 0
                ? new StartFailure("the database cannot be opened: another process is using it (" + holder
                        + "); several nodes share one where each has cluster.shared, see docs/cluster.md")
                : lost("another process is using it (" + holder + ")");
    }

    private void checkEpoch(Statement statement) throws SQLException {
        if (epoch != 0 && number(statement, "select epoch from lease") != epoch) {
            throw lost("another process has used it in the meantime, so that this CSE has to be started again");
        }
    }

    private static RequestFailure lost(String why) {
        LOG.error("The database of the resource store is lost: {}", why);
        return new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                "the resource store has lost its database: " + why);
    }

    private static long number(Statement statement, String query) throws SQLException {
        return Long.parseLong(text(statement, query).orElseThrow(() -> new SQLException("no answer to " + query)));
    }

    private static Optional<String> text(Statement statement, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                lines.add(result.getString(1));
            }
        }
        return lines.stream().findFirst();
    }
}
