// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 after a loss of power, where the disk has written what was not synced in any order, or in part. */
class OrderedFileTest {
    private static final int COMMITS = 120;
    private static final int ROWS = 40;
    @TempDir
    private Path folder;

    @Test
    void whateverTheDiskHadTimeForTheDatabaseIsThatOfSomeCommitAndNotBeforeTheLastSync() throws Exception {
        Random chance = new Random(20);
        OrderedFiles.register();
        VolatileFiles.register();
        long synced = 0;
        try (Connection connection = connect("ordered:volatile:async:" + folder.resolve("live"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id bigint primary key, batch bigint, text varchar)");
            statement.execute("create index entry_text on entry (text)");
            statement.execute("checkpoint sync");
            connection.setAutoCommit(false);
            for (long batch = 1; batch <= COMMITS; batch++) {
                insert(connection, batch, chance);
                connection.commit();
                if (chance.nextInt(3) == 0) {
                    statement.execute("checkpoint");
                }
                if (chance.nextInt(10) == 0) {
                    statement.execute("checkpoint sync");
                    synced = batch;
                }
                if (batch % 3 == 0) {
                    check(VolatileFiles.afterPowerCut("live.mv.db", chance), batch, synced);
                }
            }
        }
    }

    private void check(byte[] image, long last, long synced) throws Exception {
        Path copy = folder.resolve("copy" + last);
        Files.write(folder.resolve("copy" + last + ".mv.db"), image);
        try (Connection connection = connect(copy.toString());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select coalesce(max(batch), 0), count(*),"
                        + " count(distinct text), coalesce(sum(length(text)), 0) from entry")) {
            found.next();
            assertThat(found.getLong(1)).isBetween(synced, last);
            assertThat(found.getLong(2)).isEqualTo(found.getLong(1) * ROWS);
            assertThat(found.getLong(4)).isPositive().isGreaterThan(found.getLong(2));
        }
    }

    private static void insert(Connection connection, long batch, Random chance) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into entry values (?, ?, ?)")) {
            for (int row = 0; row < ROWS; row++) {
                statement.setLong(1, batch * ROWS + row);
                statement.setLong(2, batch);
                statement.setString(3, Long.toString(chance.nextLong(), 36).repeat(1 + chance.nextInt(20)));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static Connection connect(String path) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE", "", "");
    }
}
