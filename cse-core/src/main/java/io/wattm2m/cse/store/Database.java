// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.wattm2m.cse.h2.H2Saves;
import io.wattm2m.cse.spi.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
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
    private final Lease lease;
    private final Reach reach = new Reach();
    private final DurabilityGate gate = new DurabilityGate();
    private final H2Saves saves;

    private Database(Readers readers, HikariDataSource writing, Location location, H2Saves saves) {
        this.saves = saves;
        this.reading = readers.source;
        this.writing = writing;
        this.sessions = readers.sessions;
        this.lease = location.lease();
    }

    /**
     * Connects and migrates the schema; {@link StartFailure} where the schema cannot be migrated or another process
     * writes to it.
     */
    static Database open(Location location) {
        HikariDataSource writing = pool(location, "store-write", 1);
        CompletableFuture<Readers> readers = CompletableFuture.supplyAsync(() -> Readers.of(location),
                task -> Thread.ofPlatform().name("store-mapping").start(task));
        try {
            H2Saves saves = prepared(writing, location);
            return new Database(joined(readers), writing, location, saves);
        } catch (SQLException e) {
            close(readers, writing);
            throw new StartFailure("the database of the resource store cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(readers, writing);
            throw e;
        }
    }

    /** Reads; what comes back is durable. */
    <T> T read(Function<StatelessSession, T> reading) {
        T result = reach.asking(() -> {
            try (StatelessSession session = sessions.openStatelessSession()) {
                return reading.apply(session);
            }
        });
        gate.pass();
        return result;
    }

    /**
     * Makes sure, before anything is decided, that the writer has a connection and the right to write.
     *
     * @return whether it had to be made sure anew, so that what was read before may be out of date
     */
    boolean settle() throws SQLException {
        try (Connection connection = writing.getConnection()) {
            boolean anew = lease.hold(connection);
            reach.found();
            return anew;
        }
    }

    /**
     * Writes in one transaction, which is on disk when this returns. For the writer's thread only.
     *
     * @param sync what makes it durable where the commit does not: until it returns, readers wait for what the database
     *        shows them already
     * @return how many nanoseconds it took from the commit on until all was on disk
     */
    long write(Consumer<StatelessSession> writing, Runnable sync) throws SQLException {
        try (Connection connection = this.writing.getConnection()) {
            lease.hold(connection);
            long committing;
            try (StatelessSession session = sessions.openStatelessSession(connection)) {
                session.setJdbcBatchSize(GROUP);
                committing = transact(session, writing, gate::shut);
            }
            sync.run();
            return System.nanoTime() - committing;
        } finally {
            gate.open();
        }
    }

    /**
     * Writes in one transaction, which is as durable as the database's commits are. For the writer's thread only.
     *
     * @return how many nanoseconds the commit took
     */
    long write(Consumer<StatelessSession> writing) throws SQLException {
        return write(writing, () -> {});
    }

    /** Writes what may be lost in a crash; not waited for, and not in the way of the writer. */
    void note(Consumer<StatelessSession> writing) {
        reach.asking(() -> {
            try (StatelessSession session = sessions.openStatelessSession()) {
                var _ = transact(session, writing, () -> {});
            }
            return true;
        });
    }

    /** Returns when what is committed is on disk, also where a commit alone does not see to that. */
    void sync() {
        reach.asking(() -> {
            try {
                saves.sync();
                return true;
            } catch (SQLException e) {
                throw new IllegalStateException("the database could not be synced", e);
            }
        });
    }

    /** What the database has to be told before its file has what is committed. */
    H2Saves saves() {
        return saves;
    }

    /** Whether the database can be reached. */
    Reach reach() {
        return reach;
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

    private static Readers joined(CompletableFuture<Readers> readers) {
        try {
            return readers.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void close(CompletableFuture<Readers> readers, HikariDataSource writing) {
        writing.close();
        try {
            Readers opened = readers.join();
            opened.sessions.close();
            opened.source.close();
        } catch (CompletionException e) {
            // it may be what this closes for, and there is nothing more to close
        }
    }

    /** When the commit has begun, by the clock of the nanoseconds. */
    private long transact(StatelessSession session, Consumer<StatelessSession> writing, Runnable committing) {
        try (H2Saves.Hold _ = saves.hold()) {
            return transacted(session, writing, committing);
        }
    }

    private static long transacted(StatelessSession session, Consumer<StatelessSession> writing, Runnable committing) {
        Transaction transaction = session.beginTransaction();
        try {
            writing.accept(session);
            committing.run();
            long begin = System.nanoTime();
            transaction.commit();
            return begin;
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
    }

    /** What led to it is what counts, also where the connection is lost and nothing can be rolled back. */
    private static void rollBack(Transaction transaction, Throwable because) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }

    /** Nothing is changed before this process is the one that writes. */
    private static H2Saves prepared(HikariDataSource writing, Location location) throws SQLException {
        try (Connection connection = writing.getConnection()) {
            location.lease().hold(connection);
            H2Saves saves = H2Saves.of(connection);
            migrate(location);
            location.lease().begin(connection);
            return saves;
        }
    }

    private static HikariDataSource pool(Location location, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(location.url());
        if (!location.access().user().isEmpty()) {
            config.setUsername(location.access().user());
            config.setPassword(location.access().password());
        }
        location.access().options().forEach(config::addDataSourceProperty);
        config.setConnectionTimeout(location.access().patience().toMillis());
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setMaxLifetime(size == 1 ? 0 : TimeUnit.MINUTES.toMillis(30)); // the writer's has the lease
        return new HikariDataSource(config);
    }

    /** On connections of its own: it may take longer than a request. */
    private static void migrate(Location location) {
        try {
            flyway(location).migrate();
        } catch (FlywayException e) {
            throw new StartFailure("the schema of the resource store cannot be brought up to date: " + e.getMessage(),
                    e);
        }
    }

    private static Flyway flyway(Location location) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(location.url(), location.access().user(), location.access().password())
                .locations(location.schema().migrations().toArray(String[]::new))
                .placeholders(Map.of("bytewise", location.schema().bytewise())).load();
    }

    private static SessionFactory sessions(HikariDataSource source) {
        Configuration configuration = new Configuration();
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        configuration.setProperty(AvailableSettings.HBM2DDL_AUTO, "none");
        configuration.setProperty(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, true);
        // no classes are made at every start; what is written often goes to JDBC directly
        configuration.getStandardServiceRegistryBuilder().addService(BytecodeProvider.class,
                new BytecodeProviderImpl());
        return configuration.addAnnotatedClass(ResourceRow.class).addAnnotatedClass(InstanceRow.class)
                .addAnnotatedClass(LabelRow.class).addAnnotatedClass(OrphanRow.class)
                .addAnnotatedClass(RemovedTreeRow.class).addAnnotatedClass(CounterRow.class)
                .addAnnotatedClass(CursorRow.class).buildSessionFactory();
    }

    /** The readers' side, which knows no tables: it is made while the schema is brought up to date. */
    private record Readers(HikariDataSource source, SessionFactory sessions) {
        static Readers of(Location location) {
            HikariDataSource source = pool(location, "store-read", READERS);
            try {
                return new Readers(source, Database.sessions(source));
            } catch (RuntimeException e) {
                source.close();
                throw e;
            }
        }
    }
}
