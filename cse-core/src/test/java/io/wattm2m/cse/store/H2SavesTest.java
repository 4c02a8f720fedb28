// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.h2.OrderedFiles;
import io.wattm2m.cse.h2.RegularSaves;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in H2's file, and when, as a process that opens a copy of it finds it. */
class H2SavesTest {
    private static final int SAVES = 60;
    private static final int ROWS = 40;
    @TempDir
    private Path folder;
    private Database database;
    private long batches;
    private volatile boolean enough;

    @BeforeEach
    void open() {
        database = Database.open(Location.own(OrderedFiles.url(folder.resolve("live")) + ";DB_CLOSE_ON_EXIT=FALSE"));
        database.sync();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSaveAmidBatchesHasWholeBatchesOnly() throws Exception {
        FutureTask<Boolean> writing = new FutureTask<>(() -> {
            while (!enough) {
                write("x");
            }
            return true;
        });
        Thread.ofPlatform().start(writing);
        try {
            for (int save = 0; save < SAVES; save++) {
                checkCopy(save);
            }
        } finally {
            enough = true;
        }
        assertThat(writing.get()).isTrue();
        assertThat(batches).isGreaterThan(SAVES);
    }

    @Test
    void whatIsCommittedIsInTheFileSoonWithoutBeingSynced() throws Exception {
        try (RegularSaves _ = RegularSaves.start(database.saves(), Duration.ofMillis(100))) {
            write("x");

            Awaitility.await().until(() -> batchesOf(copy()) == 1);
        }
    }

    @Test
    void theRoomOfWhatHasChangedIsUsedAgain() throws Exception {
        keepNothingOld();
        for (int n = 0; n < SAVES; n++) {
            write("x".repeat(2_000));
        }
        database.sync();
        long full = Files.size(folder.resolve("live.mv.db"));

        for (int round = 0; round < SAVES; round++) {
            long part = round % 10;
            database.write(session -> session.doWork(connection -> changeEachTenth(connection, part)));
            database.saves().compact();
            database.sync();
        }

        assertThat(Files.size(folder.resolve("live.mv.db"))).isLessThan(3 * full);
    }

    private void write(String text) throws SQLException {
        Applied next = new Applied(++batches, 0);
        database.write(session -> {
            next.note(session);
            session.doWork(connection -> insert(connection, next.batch(), text));
        });
    }

    /** What has been written by then, and after it the next batch, as the journal would have it. */
    private void checkCopy(int save) throws SQLException, IOException {
        Path copy = Files.createTempDirectory(folder, "copy").resolve("live.mv.db");
        try (OutputStream out = Files.newOutputStream(copy)) {
            database.saves().backup(folder.resolve("live.mv.db"), out);
        }
        try (Connection connection = connect(copy); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long batch;
            try (ResultSet found = statement.executeQuery("select batch, (select count(*) from instance),"
                    + " (select count(*) from instance where pi = 'p') from applied")) {
                found.next();
                batch = found.getLong(1);
                assertThat(found.getLong(2)).as("rows of save " + save).isEqualTo(batch * ROWS);
                assertThat(found.getLong(3)).as("rows of save " + save + " by an index").isEqualTo(batch * ROWS);
            }
            insert(connection, batch + 1, "x");
            connection.commit();
        }
    }

    private static long batchesOf(Path file) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select batch from applied")) {
            found.next();
            return found.getLong(1);
        }
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy").resolve("live.mv.db");
        return Files.copy(folder.resolve("live.mv.db"), copy);
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + file.resolveSibling("live") + ";IFEXISTS=TRUE");
    }

    /** H2 else keeps for 45 s what a reader could still want. */
    private void keepNothingOld() throws SQLException {
        database.write(session -> session.doWork(connection -> {
            SessionLocal own = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            own.getDatabase().getStore().getMvStore().setRetentionTime(0);
        }));
    }

    private static void changeEachTenth(Connection connection, long part) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update instance set originator = originator || 'C' where mod(seq, 10) = " + part);
        }
    }

    private static void insert(Connection connection, long batch, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into instance"
                + " (seq, pi, ri, ty, type_name, originator, ct, lt, cs, document)"
                + " values (?, 'p', ?, 4, 'm2m:cin', 'C', 1, 1, 1, ?)")) {
            for (int row = 0; row < ROWS; row++) {
                long seq = batch * ROWS + row;
                statement.setLong(1, seq);
                statement.setString(2, "r" + seq);
                statement.setString(3, text);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
