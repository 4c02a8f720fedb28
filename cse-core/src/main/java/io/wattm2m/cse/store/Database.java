// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.wattm2m.cse.spi.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;

/**
 * The connections to a database with an up-to-date schema: some for the readers, one for the writer, so that neither
 * waits for the other. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final int READERS = 16;
    private static final int GROUP = 500;
    private final HikariDataSource reading;
    private final HikariDataSource writing;
    private final SessionFactory sessions;
    private final String sync;
    private final DurabilityGate gate = new DurabilityGate();

    private Database(HikariDataSource reading, HikariDataSource writing, Location location) {
        this.reading = reading;
        this.writing = writing;
        this.sessions = sessions(reading);
        this.sync = location.sync();
    }

    /** Connects and migrates the schema; {@link StartFailure} where the schema cannot be migrated. */
    static Database open(Location location) {
        HikariDataSource reading = pool(location.url(), "store-read", READERS);
        try {
            migrate(reading, location.bytewise());
            return new Database(reading, pool(location.url(), "store-write", 1), location);
        } catch (FlywayException e) {
            reading.close();
            throw new StartFailure("the schema of the resource store cannot be brought up to date: " + e.getMessage(),
                    e);
        }
    }

    /** Reads; what comes back is durable. */
    <T> T read(Function<StatelessSession, T> reading) {
        T result;
        try (StatelessSession session = sessions.openStatelessSession()) {
            result = reading.apply(session);
        }
        gate.pass();
        return result;
    }

    /** Writes in one transaction, which is on disk when this returns. For the writer's thread only. */
    void write(Consumer<StatelessSession> writing) throws SQLException {
        try (Connection connection = this.writing.getConnection();
                StatelessSession session = sessions.openStatelessSession(connection)) {
            session.setJdbcBatchSize(GROUP);
            Transaction transaction = session.beginTransaction();
            try {
                writing.accept(session);
                gate.shut();
                transaction.commit();
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
            sync(connection);
        } finally {
            gate.open();
        }
    }

    /** Writes what may be lost in a crash; not waited for, and not in the way of the writer. */
    void note(Consumer<StatelessSession> writing) {
        try (StatelessSession session = sessions.openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                writing.accept(session);
                transaction.commit();
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** How often the database is asked what, once that has been switched on. */
    Statistics statistics() {
        return sessions.getStatistics();
    }

    @Override
    public void close() {
        sessions.close();
        reading.close();
        writing.close();
    }

    private void sync(Connection connection) throws SQLException {
        if (!sync.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sync);
            }
        }
    }

    private static HikariDataSource pool(String url, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource source, String bytewise) {
        Flyway.configure(Database.class.getClassLoader()).dataSource(source).locations("classpath:db/migration/cse")
                .placeholders(Map.of("bytewise", bytewise)).load().migrate();
    }

    private static SessionFactory sessions(HikariDataSource source) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        configuration.setProperty(AvailableSettings.HBM2DDL_AUTO, "none");
        configuration.setProperty(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, true);
        return configuration.addAnnotatedClass(ResourceRow.class).addAnnotatedClass(InstanceRow.class)
                .addAnnotatedClass(LabelRow.class).addAnnotatedClass(OrphanRow.class)
                .addAnnotatedClass(CounterRow.class).addAnnotatedClass(CursorRow.class).buildSessionFactory();
    }

    /**
     * Where the database is and how its kind differs from others.
     *
     * @param url the JDBC URL
     * @param bytewise what makes a column compare byte by byte, for the migrations; empty where all do
     * @param sync the statement after a commit that makes it durable; empty where the commit itself does
     */
    record Location(String url, String bytewise, String sync) {}
}
