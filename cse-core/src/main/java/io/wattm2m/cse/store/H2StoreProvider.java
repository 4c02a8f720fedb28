// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.wattm2m.cse.h2.FreshFile;
import io.wattm2m.cse.h2.OrderedFiles;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.store.StoreSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the resource tree in an H2 database in the folder {@code cse} of the data folder. */
public final class H2StoreProvider implements StoreProvider {
    private static final String JOURNAL = "journal";
    private static final Logger LOG = LoggerFactory.getLogger(H2StoreProvider.class);
    // documents of up to 32 KiB stay within their rows; what H2 has to say is in our log, and fills no disk of its own
    private static final String OPTIONS =
            ";DB_CLOSE_ON_EXIT=FALSE;MAX_LENGTH_INPLACE_LOB=32768;TRACE_LEVEL_FILE=0";

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public void check(Configuration configuration) {
        var _ = configuration.read("store", StoreSettings.DEFAULTS);
        if (configuration.read("cluster", NodesSettings.DEFAULTS).shared()) {
            throw new StartFailure(
                    "cluster.shared: nodes share a database of the store postgresql, and cse.store is h2");
        }
    }

    @Override
    public ResourceStore open(Configuration configuration, TypeRegistry types) {
        StoreSettings settings = configuration.read("store", StoreSettings.DEFAULTS);
        Optional<Path> folder = settings.memory() ? Optional.empty()
                : Optional.of(configuration.general().data().resolve("cse").toAbsolutePath());
        Location location = folder.map(files -> inFile(files, settings)).orElseGet(H2StoreProvider::inMemory);
        try {
            Supplier<HibernateStore> opener = () -> open(location, types, settings, folder);
            folder.ifPresent(files -> renew(files, opener));
            return LastingStore.open(opener);
        } catch (PoolInitializationException e) {
            throw new StartFailure("the database in " + configuration.general().data().toAbsolutePath()
                    + " cannot be opened: " + reason(e), e);
        }
    }

    /** Where that was wanted; what a crash has left in the balance is settled before, or it would go along. */
    private static void renew(Path folder, Supplier<HibernateStore> opener) {
        FreshFile file = HibernateStore.file(folder);
        if (file.isWanted()) {
            opener.get().closeTidy();
            file.renew();
        }
    }

    private static HibernateStore open(Location location, TypeRegistry types, StoreSettings settings,
            Optional<Path> folder) {
        Database database = Database.open(location);
        RedoLog redo = folder.map(files -> redo(database, files.resolve(JOURNAL), settings)).orElse(RedoLog.NONE);
        return HibernateStore.open(database, redo, types, settings, folder);
    }

    private static Location inMemory() {
        return Location.own("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS);
    }

    private static Location inFile(Path folder, StoreSettings settings) {
        if (settings.durability() == Durability.RELAXED) {
            LOG.warn("store.durability is relaxed: changes of the last half second are LOST when the process or the"
                    + " machine dies, though their originators were told that they were made");
        }
        writable(folder);
        return Location.own(OrderedFiles.url(folder.resolve(HibernateStore.NAME)) + OPTIONS);
    }

    /** What another run has left in its journal counts in any case. */
    private static RedoLog redo(Database database, Path journal, StoreSettings settings) {
        try {
            Applied applied = Recovery.recover(database, journal);
            return settings.durability() == Durability.RELAXED ? RedoLog.NONE
                    : RedoJournal.start(database, journal, applied, settings.journal().bytes());
        } catch (IOException e) {
            database.close();
            throw new StartFailure("the journal in " + journal + " cannot be made: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static String reason(PoolInitializationException e) {
        boolean locked = e.getCause() instanceof SQLException cause
                && cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
        return locked ? "another process is using it" : String.valueOf(e.getMessage());
    }

    private static void writable(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure("the data folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
        if (!Files.isWritable(folder)) {
            throw new StartFailure("the data folder " + folder + " is not writable");
        }
    }
}
