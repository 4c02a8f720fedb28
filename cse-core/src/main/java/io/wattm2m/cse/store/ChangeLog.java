// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;

/**
 * The turns in which nodes write to a database that they share, and what each turn has changed. A turn begins with the
 * lock of a row and ends with the transaction, so that turns are numbered in the order of their commits, and whoever
 * has one sees all that were before. Immutable, thread-safe.
 *
 * @param node the name of this node
 * @param codec how changes are written
 */
record ChangeLog(String node, NewsCodec codec) {
    /** What nodes listen to; the name of the schema keeps CSEs in one database apart. */
    static final String CHANNEL_NAME = "'wattm2m_' || md5(current_schema())";
    private static final String KEPT = "5 minutes";

    /**
     * How far things are at the beginning of a turn.
     *
     * @param turn the number of the turn before
     * @param counter how far creations have been counted
     */
    record State(long turn, long counter) {}

    /** A turn of some node, and what it has changed. */
    record Entry(long turn, News news) {}

    /** Waits for the turn, which is this node's until the end of the transaction. */
    State take(StatelessSession session) {
        return state(session, " for update");
    }

    /** How far things are. */
    State state(StatelessSession session) {
        return state(session, "");
    }

    /** Notes what this turn has changed, and has the other nodes told when it is committed. */
    void add(StatelessSession session, Entry entry) {
        session.doWork(connection -> {
            update(connection, "update counter set turn = ? where id = 1", entry.turn());
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into change (turn, node, news) values (?, ?, ?)")) {
                insert.setLong(1, entry.turn());
                insert.setString(2, node);
                insert.setString(3, codec.write(entry.news()));
                insert.executeUpdate();
            }
            try (PreparedStatement notify =
                    connection.prepareStatement("select pg_notify(" + CHANNEL_NAME + ", '')")) {
                notify.execute();
            }
        });
    }

    /** The turns after this one, as far as they are committed. */
    List<Entry> after(StatelessSession session, long turn) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select turn, news from change where turn > ? order by turn")) {
                select.setLong(1, turn);
                return entries(select);
            }
        });
    }

    /** Forgets what has been kept for so long that nobody needs it. */
    void tidy(StatelessSession session) {
        session.doWork(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from change where at < clock_timestamp() - interval '" + KEPT + "'")) {
                delete.executeUpdate();
            }
        });
    }

    private static State state(StatelessSession session, String locking) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select turn, seq from counter where id = 1" + locking);
                    ResultSet result = select.executeQuery()) {
                result.next();
                return new State(result.getLong(1), result.getLong(2));
            }
        });
    }

    private List<Entry> entries(PreparedStatement select) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                entries.add(new Entry(result.getLong(1), codec.read(result.getString(2))));
            }
        }
        return entries;
    }

    private static void update(Connection connection, String sql, long value) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, value);
            update.executeUpdate();
        }
    }
}
