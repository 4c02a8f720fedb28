// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.cse.h2.H2Saves;
import io.wattm2m.cse.h2.RegularSaves;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * The sessions with the database. What is written in H2 is written by one at a time, so that its file never has a part
 * of a transaction, and is on disk when that is over. Thread-safe.
 */
final class Sessions implements AutoCloseable {
    private static final Duration LATER = Duration.ofMillis(500);
    private final SessionFactory factory;
    private final H2Saves saves;
    private final RegularSaves regular;
    /** H2 closes a database that nobody is connected with, as when the pool takes a new connection for an old one. */
    private final Connection kept;

    private Sessions(SessionFactory factory, Connection kept) throws SQLException {
        this.factory = factory;
        this.kept = kept;
        this.saves = H2Saves.of(kept);
        if (!saves.areWanted()) {
            kept.close();
        }
        this.regular = RegularSaves.start(saves, LATER);
    }

    /** Sessions with a database that has just been opened; with a file of H2 they keep one of the connections. */
    static Sessions of(SessionFactory factory, DataSource source) throws SQLException {
        return new Sessions(factory, source.getConnection());
    }

    /** Reads. */
    <T> T fromStatelessSession(Function<StatelessSession, T> reading) {
        return factory.fromStatelessSession(reading);
    }

    /** Reads and writes in one transaction, which is on disk when this returns. */
    <T> T fromStatelessTransaction(Function<StatelessSession, T> writing) {
        T result = transacted(writing);
        try {
            saves.sync();
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be synced", e);
        }
        return result;
    }

    /** Writes in one transaction, which is on disk when this returns. */
    void inStatelessTransaction(Consumer<StatelessSession> writing) {
        fromStatelessTransaction(session -> {
            writing.accept(session);
            return true;
        });
    }

    /** Writes in one transaction what may be lost in a crash, because it can be had again. */
    void inLateTransaction(Consumer<StatelessSession> writing) {
        transacted(session -> {
            writing.accept(session);
            return true;
        });
    }

    /** Keeps others from writing, for who has connections of his own. */
    H2Saves.Hold hold() {
        return saves.hold();
    }

    /** The turn comes before the connection: who waits for the one keeps nobody from the other. */
    private <T> T transacted(Function<StatelessSession, T> writing) {
        try (H2Saves.Hold _ = saves.hold()) {
            return factory.fromStatelessTransaction(writing);
        }
    }

    @Override
    public void close() {
        regular.close();
        factory.close();
        try {
            kept.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be closed", e);
        }
    }
}
