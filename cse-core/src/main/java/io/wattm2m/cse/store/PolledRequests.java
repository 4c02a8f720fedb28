// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.spi.SharedChannels;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;

/**
 * Requests in polling channels, in a table of the database that nodes share. Whoever waits looks again when the node
 * has been notified of anything, and every half second. Thread-safe.
 */
final class PolledRequests implements SharedChannels {
    private static final long LONGEST_REST_NANOS = 500_000_000;
    private static final String PUT = """
            insert into polled (channel, rqi, request, until)
            select ?, ?, ?, clock_timestamp() + ? * interval '1 ms' where (select count(*) from polled
            where channel = ? and not fetched and until > clock_timestamp()) < ? returning number""";
    private static final String TAKE = """
            with taken as (update polled set fetched = true where number in (select number from polled
            where channel = ? and not fetched and until > clock_timestamp() order by number limit ?
            for update skip locked) returning number, request) select request from taken order by number""";
    private static final String ANSWER = """
            update polled set answer = ? where number = (select min(number) from polled
            where channel = ? and rqi = ? and fetched and answer is null) returning number""";
    private static final String NOTIFY = "select pg_notify(" + ChangeLog.CHANNEL_NAME + ", '')";
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Database database;
    private long arrivals;

    PolledRequests(Database database) {
        this.database = database;
    }

    @Override
    public OptionalLong put(String channelId, Letter request, Duration patience, int most) {
        List<String> number = ask(PUT, channelId, request.requestIdentifier(), request.text(), patience.toMillis(),
                channelId, most);
        ask(NOTIFY);
        return number.stream().mapToLong(Long::parseLong).findFirst();
    }

    @Override
    public List<String> take(String channelId, int most) {
        return ask(TAKE, channelId, most);
    }

    @Override
    public boolean answer(String channelId, Letter answer) {
        boolean awaited = !ask(ANSWER, answer.text(), channelId, answer.requestIdentifier()).isEmpty();
        ask(NOTIFY);
        return awaited;
    }

    @Override
    public Optional<String> answerTo(long number) {
        return ask("select answer from polled where number = ? and answer is not null", number).stream().findFirst();
    }

    @Override
    public void remove(long number) {
        ask("delete from polled where number = ? returning number", number);
    }

    @Override
    public void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long before = arrivals;
            long left = Math.min(longest.toNanos(), LONGEST_REST_NANOS);
            while (arrivals == before && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Has all who wait look again. */
    void awaken() {
        lock.lock();
        try {
            arrivals++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Removes what nodes have left that are no more. */
    static void tidy(StatelessSession session) {
        session.doWork(connection -> {
            try (PreparedStatement delete = connection
                    .prepareStatement("delete from polled where until < clock_timestamp() - interval '1 minute'")) {
                delete.executeUpdate();
            }
        });
    }

    private List<String> ask(String sql, Object... values) {
        return database.read(session -> session.doReturningWork(connection -> asked(connection, sql, values)));
    }

    private static List<String> asked(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            Stream.Builder<String> lines = Stream.builder();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    lines.add(result.getString(1));
                }
            }
            return lines.build().toList();
        }
    }
}
