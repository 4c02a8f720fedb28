// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the file of the database, as a process finds it that comes after a crash. */
class SessionsTest {
    private static final int WRITERS = 4;
    private static final int EACH = 60;
    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsInTheFileWhenItIsSaidToBe() throws Exception {
        try (EnergyDatabase database = open("live")) {
            for (int n = 0; n < 10; n++) {
                database.keep("note", "name" + n, "text");

                assertThat(documentsOf(copy(n))).hasSize(n + 1);
            }
        }
    }

    @Test
    void whatSeveralKeepAtOnceIsInTheFileAsAWhole() throws Exception {
        try (EnergyDatabase database = open("live")) {
            CountDownLatch begun = new CountDownLatch(WRITERS);
            List<FutureTask<Integer>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> new FutureTask<>(() -> keepMany(database, writer, begun))).toList();
            writers.forEach(writer -> Thread.ofPlatform().start(writer));
            begun.await();
            for (FutureTask<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(EACH);
            }

            assertThat(documentsOf(copy(0))).hasSize(WRITERS * EACH);
        }
    }

    @Test
    void theTimerGivesItsTurnBack() throws Exception {
        try (EnergyDatabase database = open("live"); var timer = database.timer()) {
            timer.set("chores", Instant.EPOCH);
            database.keep("note", "name", "text");

            assertThat(timer.isSet("chores")).isTrue();
            assertThat(database.document("note", "name")).contains("text");
        }
    }

    @Test
    void theDatabaseStaysOpenWhereThePoolTakesNewConnections() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:" + folder.resolve("live"));
        config.setMinimumIdle(0);
        try (HikariDataSource pool = new HikariDataSource(config);
                Sessions sessions = Sessions.of(mock(SessionFactory.class), pool)) {
            pool.getHikariPoolMXBean().softEvictConnections();
            await().until(() -> pool.getHikariPoolMXBean().getIdleConnections() == 0);

            assertThatCode(() -> sessions.inStatelessTransaction(session -> {})).doesNotThrowAnyException();
        }
    }

    private static int keepMany(EnergyDatabase database, int writer, CountDownLatch begun) throws InterruptedException {
        begun.countDown();
        begun.await();
        for (int n = 0; n < EACH; n++) {
            database.keep("note", writer + "/" + n, "text");
        }
        return EACH;
    }

    private List<String> documentsOf(String name) {
        try (EnergyDatabase database =
                EnergyDatabase.open("jdbc:h2:" + folder.resolve(name) + ";IFEXISTS=TRUE", 8)) {
            return database.documents("note", "", 1000);
        }
    }

    private String copy(int n) throws IOException {
        Files.copy(folder.resolve("live.mv.db"), folder.resolve("copy" + n + ".mv.db"));
        return "copy" + n;
    }

    private EnergyDatabase open(String name) {
        return EnergyDatabase.open("jdbc:h2:" + folder.resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE", 8);
    }
}
