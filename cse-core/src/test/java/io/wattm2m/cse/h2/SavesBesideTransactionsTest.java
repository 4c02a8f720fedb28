// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for what while H2 saves. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SavesBesideTransactionsTest {
    private static final int ROW = 1 << 20;
    @TempDir
    private Path folder;
    private Connection connection;
    private H2Saves saves;

    @BeforeEach
    void open() throws SQLException {
        SlowFiles.register();
        connection = DriverManager.getConnection("jdbc:h2:" + SlowFiles.SCHEME + ":" + folder.resolve("live")
                + ";MAX_LENGTH_INPLACE_LOB=32768");
        saves = H2Saves.of(connection);
        execute("create table note (text varchar(2000000))");
        saves.save();
    }

    @AfterEach
    void close() throws SQLException {
        SlowFiles.letGo();
        connection.close();
    }

    @Test
    void transactionsGoOnWhileASaveIsWritten() throws Exception {
        write("before");
        SlowFiles.holdUp();
        FutureTask<Boolean> save = started(() -> {
            saves.save();
            return true;
        });
        SlowFiles.awaitWrite();

        write("meanwhile");

        assertThat(save.isDone()).isFalse();
        SlowFiles.letGo();
        assertThat(save.get()).isTrue();
    }

    @Test
    void aSaveIsAskedForWhereMuchHasChangedAndNotMadeInATransaction() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        saves.whenMany(asked::incrementAndGet);
        SlowFiles.holdUp();

        while (asked.get() == 0) { // a transaction that saves would wait for the file
            write("x".repeat(ROW));
        }

        SlowFiles.letGo();
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void whereTheDiskDoesNotKeepUpTransactionsWaitForIt() throws Exception {
        SlowFiles.holdUp();
        FutureTask<Boolean> writing = started(() -> {
            for (int row = 0; row < 400; row++) {
                write("x".repeat(ROW));
            }
            return true;
        });
        SlowFiles.awaitWrite();

        assertThat(writing.isDone()).isFalse();
        SlowFiles.letGo();
        assertThat(writing.get()).isTrue();
    }

    @Test
    void whatHasChangedMuchIsSavedBeforeItsTime() throws Exception {
        long before = Files.size(folder.resolve("live.mv.db"));
        try (RegularSaves _ = RegularSaves.start(saves, Duration.ofDays(1))) {
            await().until(() -> {
                write("x".repeat(ROW));
                return Files.size(folder.resolve("live.mv.db")) > before + ROW;
            });
        }
    }

    private static FutureTask<Boolean> started(Callable<Boolean> task) {
        FutureTask<Boolean> future = new FutureTask<>(task);
        Thread.ofPlatform().start(future);
        return future;
    }

    private void write(String text) throws SQLException {
        try (H2Saves.Hold _ = saves.hold()) {
            execute("insert into note values ('" + text + "')");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
