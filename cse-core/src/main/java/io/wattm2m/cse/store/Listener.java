// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has this node catch up as soon as another one has committed, and from time to time in any case, so that the news that
 * a broken connection swallows are not waited for. Thread-safe; one thread of its own.
 */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private final Location location;
    private final Runnable catchUp;
    private final int pauseMillis;
    private final Thread thread = Thread.ofPlatform().name("store-listener").daemon().unstarted(this::run);
    private volatile boolean closed;

    private Listener(Location location, Duration staleness, Runnable catchUp) {
        this.location = location;
        this.pauseMillis = Math.toIntExact(staleness.toMillis() / 4);
        this.catchUp = catchUp;
    }

    /** Listens from now on; catches up four times within the time that things may be old. */
    static Listener start(Location location, Duration staleness, Runnable catchUp) {
        Listener listener = new Listener(location, staleness, catchUp);
        listener.thread.start();
        return listener;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (Connection connection = listening()) {
                Notifications notifications = new Notifications(connection);
                while (!closed) {
                    notifications.await(pauseMillis);
                    catchUpSafely();
                }
            } catch (SQLException e) {
                LOG.debug("the news of other nodes are asked for until they can be listened to again: {}",
                        e.getMessage());
                catchUpSafely();
                rest();
            }
        }
    }

    private Connection listening() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(location.access().options());
        properties.setProperty("user", location.access().user());
        properties.setProperty("password", location.access().password());
        Connection connection = DriverManager.getConnection(location.url(), properties);
        try (Statement statement = connection.createStatement();
                ResultSet channel = statement.executeQuery("select " + ChangeLog.CHANNEL_NAME)) {
            channel.next();
            String name = channel.getString(1);
            statement.execute("listen \"" + name + "\"");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The root of the thread. */
    private void catchUpSafely() {
        try {
            catchUp.run();
        } catch (RequestFailure failure) {
            LOG.debug("not up to date with the other nodes: {}", failure.text());
        } catch (RuntimeException fault) {
            LOG.error("the news of other nodes could not be followed; it is tried again", fault);
        }
    }

    private void rest() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
