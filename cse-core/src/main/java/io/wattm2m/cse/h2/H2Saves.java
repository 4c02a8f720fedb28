// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has H2 save its pages between transactions, one save after the other. Left to itself, H2 takes the state of one table
 * after the other while transactions go on: of one that is under way, or just being committed, its file then has some
 * rows and others not, and after a crash it neither finishes that transaction nor takes it back as a whole. And where
 * one save begins while the one before is still being written, what a crash leaves may be a file that H2 cannot open.
 * So H2 gets no threads of its own, and transactions wait while a save takes the state of all tables, which is a matter
 * of microseconds; pages never change once they are taken, and are written beside the transactions that follow. Does
 * nothing to other databases. Thread-safe.
 */
public final class H2Saves {
    private static final Logger LOG = LoggerFactory.getLogger(H2Saves.class);
    // a chunk with less than so many percent of its pages in use is written again, a few milliseconds' worth at a time
    private static final int IN_USE = 60;
    private static final int AT_A_TIME = 1 << 20;
    /** Two blocks, the only ones that are written in their places. */
    private static final int HEADER = 2 * 4096;
    private static final int BUFFER = 1 << 16;
    private static final long LOOK_NANOS = 50_000;
    private final Optional<Pages> pages;
    /** Fair, because the writer would else take its next turn at once. */
    private final ReentrantLock turn = new ReentrantLock(true);
    /** For one save at a time; who wants both locks takes this one first. */
    private final ReentrantLock saving = new ReentrantLock();
    private volatile Runnable whenMany = () -> {};

    private H2Saves(Optional<MVStore> store) {
        this.pages = store.map(opened -> new Pages(opened, new ChangedPages(opened)));
    }

    /** The saves of a database that has just been opened, which are none but these from now on. */
    public static H2Saves of(Connection connection) throws SQLException {
        Optional<MVStore> store = store(connection);
        store.ifPresent(opened -> opened.setAutoCommitDelay(-1));
        return new H2Saves(store);
    }

    /** Whether there is a file at all. */
    public boolean areWanted() {
        return pages.isPresent();
    }

    /** What to do when so much has changed that it should be saved; it must not block. */
    void whenMany(Runnable action) {
        whenMany = action;
    }

    /** Keeps saves off, and other transactions that do so, until it is closed by the same thread. */
    public Hold hold() {
        if (pages.isEmpty()) {
            return () -> {};
        }
        if (pages.get().changed().areTooMany() && !turn.isHeldByCurrentThread()) {
            relieve();
        }
        return taken(pages.get());
    }

    /** Has what is committed written to the file, from where the operating system brings it to the disk. */
    public void save() throws SQLException {
        doing(this::save);
    }

    /** Returns when what is committed is in the file, and the file is synced. */
    public void sync() throws SQLException {
        doing(saved -> {
            save(saved);
            saved.store().sync(); // meanwhile transactions go on
        });
    }

    /** Writes some pages again from where few are in use, so that the room of the others can be used. */
    public void compact() throws SQLException {
        doing(saved -> alone(saved, () -> saved.store().compact(IN_USE, AT_A_TIME)));
    }

    /**
     * Copies the database's file as it is now. What it has by then stays as it is until it is copied, but for the
     * header; transactions and saves go on meanwhile, another copy waits.
     */
    public synchronized void backup(Path file, OutputStream copy) throws IOException {
        Pages held = pages.orElseThrow();
        MVStore saved = held.store();
        int retention = saved.getRetentionTime();
        saved.setReuseSpace(false);
        saved.setRetentionTime(Integer.MAX_VALUE);
        try (InputStream in = Files.newInputStream(file)) {
            long rest = alone(held, () -> started(saved, file, in, copy));
            byte[] buffer = new byte[BUFFER];
            for (int read = 0; read >= 0 && rest > 0; rest -= read) {
                read = in.read(buffer, 0, (int) Math.min(rest, BUFFER));
                copy.write(buffer, 0, Math.max(read, 0));
            }
        } finally {
            saved.setRetentionTime(retention);
            saved.setReuseSpace(true);
        }
    }

    /** Copies the header; how many bytes follow it. */
    private static long started(MVStore saved, Path file, InputStream in, OutputStream copy) throws IOException {
        saved.commit();
        copy.write(in.readNBytes(HEADER));
        return Files.size(file) - HEADER;
    }

    private Hold taken(Pages held) {
        turn.lock();
        return () -> release(held.changed());
    }

    private void release(ChangedPages changed) {
        changed.count();
        boolean many = changed.areMany();
        turn.unlock();
        if (many) {
            whenMany.run();
        }
    }

    /** Where it fails, whatever comes next finds the database closed. */
    private void relieve() {
        try {
            save();
        } catch (SQLException e) {
            LOG.debug("The database could not be saved", e);
        }
    }

    /** Who has the turn saves in it: to wait for another save, which may wait for the turn, would be for ever. */
    private void save(Pages saved) {
        if (turn.isHeldByCurrentThread()) {
            saved.changed().begin();
            saved.store().commit();
            return;
        }
        saving.lock();
        try {
            begun(saved).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        } finally {
            saving.unlock();
        }
    }

    /** A save that has the state of all tables. H2 tells by its version that it has, before it begins to write. */
    private CompletableFuture<Void> begun(Pages saved) {
        try (Hold _ = taken(saved)) {
            saved.changed().begin();
            long before = version(saved.store());
            CompletableFuture<Void> writing = CompletableFuture.runAsync(saved.store()::commit,
                    task -> Thread.ofPlatform().name("store-pages").start(task));
            while (!writing.isDone() && version(saved.store()) == before) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return writing;
        }
    }

    private static long version(MVStore store) {
        MVStore.TxCounter usage = store.registerVersionUsage();
        store.deregisterVersionUsage(usage);
        return usage.version;
    }

    /** Without transactions and saves meanwhile. */
    private <T, E extends Exception> T alone(Pages held, Deed<T, E> deed) throws E {
        saving.lock();
        try (Hold _ = taken(held)) {
            return deed.run();
        } finally {
            saving.unlock();
        }
    }

    private void doing(Consumer<Pages> deed) throws SQLException {
        try {
            pages.ifPresent(deed);
        } catch (MVStoreException e) {
            close(pages.orElseThrow().store(), e);
            throw new SQLException(e.getMessage(), "HY000", ErrorCode.DATABASE_IS_CLOSED, e);
        }
    }

    /** After a sync that has failed nobody knows what is in the file, and another one would not tell. */
    private static void close(MVStore store, MVStoreException failure) {
        try {
            store.panic(failure);
        } catch (MVStoreException e) {
            // that is how it says that it has closed itself
        }
    }

    private static Optional<MVStore> store(Connection connection) throws SQLException {
        if (connection.isWrapperFor(JdbcConnection.class)
                && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return Optional.of(session.getDatabase().getStore().getMvStore()).filter(MVStore::isPersistent);
        }
        return Optional.empty();
    }

    /** Where H2 keeps its pages, and how many of them have changed. */
    private record Pages(MVStore store, ChangedPages changed) {}

    /** What is done alone. */
    @FunctionalInterface
    private interface Deed<T, E extends Exception> {
        T run() throws E;
    }

    /** Keeps off saves until it is closed. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
