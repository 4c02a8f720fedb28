// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is removed from a database stays in free pages of its file until they are written over, which may never be, and
 * its keys in the inner pages of indexes. Whoever wants nothing of it left says so, and the file is written anew with
 * what is in the tables before it is opened the next time. Thread-safe.
 *
 * <p>By way of a script, since H2's own compaction copies pages as they are.
 */
public final class FreshFile {
    private static final Logger LOG = LoggerFactory.getLogger(FreshFile.class);
    private static final String DATABASE = ".mv.db";
    private static final String SCRIPT_FORM = " COMPRESSION GZIP CHARSET 'UTF-8'";
    private final Path database;

    private FreshFile(Path database) {
        this.database = database.toAbsolutePath();
    }

    /** That of a database, which is named as in its URL, without an ending. */
    public static FreshFile of(Path database) {
        return new FreshFile(database);
    }

    /** What has been removed, and is until the next start, leaves nothing from then on; on disk when this returns. */
    public void want() {
        try (FileChannel channel =
                FileChannel.open(beside(".renew"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.force(true);
            syncNames();
        } catch (IOException e) {
            throw new UncheckedIOException(beside(".renew") + " cannot be written", e);
        }
    }

    /** Whether that was said since it was written anew. */
    public boolean isWanted() {
        return Files.exists(beside(".renew"));
    }

    /**
     * Writes it anew, whether that was said or not; no process may have it open, and none but this one may open it.
     * Where there is no room it stays as it is, which is logged, and the next start tries again.
     */
    public void renew() {
        Path file = beside(DATABASE);
        Path fresh = beside("-fresh");
        Path written = beside("-fresh" + DATABASE);
        Path script = beside("-fresh.sql.gz");
        try {
            clear(written, script);
            long before = Files.size(file);
            run(database, ";IFEXISTS=TRUE", "SCRIPT TO '" + quoted(script) + "'" + SCRIPT_FORM);
            run(fresh, "", "RUNSCRIPT FROM '" + quoted(script) + "'" + SCRIPT_FORM);
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            syncNames();
            clear(script, beside(".renew"));
            LOG.info("{} was written anew without what has been removed: {} bytes after {}", file.getFileName(),
                    Files.size(file), before);
        } catch (IOException | SQLException e) {
            LOG.warn("{} cannot be written anew, so that what has been removed can still be read in it; the next start"
                    + " tries again", file, e);
        }
    }

    private Path beside(String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    private static void clear(Path... files) throws IOException {
        for (Path each : files) {
            Files.deleteIfExists(each);
        }
    }

    /** With the last connection the database is closed. */
    private static void run(Path database, String options, String command) throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:h2:" + database + options + ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE");
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String quoted(Path file) {
        return file.toString().replace("'", "''");
    }

    private void syncNames() throws IOException {
        try (FileChannel names = FileChannel.open(database.getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
