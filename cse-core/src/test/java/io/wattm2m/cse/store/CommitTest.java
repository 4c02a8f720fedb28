// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

/** What happens around the commit, in a database that the test has its hands in. */
class CommitTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void aCommitThatFailsChangesNothingAndTheWriterGoesOn() throws SQLException {
        try (ResourceStore store = open(RedoLog.NONE)) {
            store.write(view -> Changes.created(ROOT.with(COUNT, 1L)));
            Resource root = store.committed().byId(ROOT.id()).orElseThrow();
            execute("alter table label rename to elsewhere");

            assertThatThrownBy(() -> store.write(view -> Changes.adjusted(root, root.with(COUNT, 2L))
                    .and(Changes.created(room(root, "x").with(Common.LABELS, List.of("l"))))))
                    .isInstanceOfSatisfying(RequestFailure.class, failure -> assertThat(failure.status())
                            .isEqualTo(ResponseStatusCode.INTERNAL_SERVER_ERROR));

            assertThat(store.committed().byId(root.id())).contains(root);
            assertThat(store.committed().byPath("house/x")).isEmpty();
            execute("alter table elsewhere rename to label");
            store.write(view -> Changes.created(room(root, "x").with(Common.LABELS, List.of("l"))));
            assertThat(store.committed().byPath("house/x")).isPresent();
        }
    }

    @Test
    void readersWaitForWhatIsCommittedAndNotYetDurable() throws Exception {
        CountDownLatch syncBegun = new CountDownLatch(1);
        CountDownLatch syncDone = new CountDownLatch(1);
        try (ResourceStore store = open(new SlowLog(syncBegun, syncDone))) {
            FutureTask<Changes> write = new FutureTask<>(() -> store.write(view -> Changes.created(ROOT)));
            Thread.ofVirtual().start(write);
            syncBegun.await();
            FutureTask<Optional<Resource>> read = new FutureTask<>(() -> store.committed().byId(ROOT.id()));
            Thread reader = Thread.ofVirtual().start(read);
            try {
                Awaitility.await().until(() -> read.isDone() || reader.getState() == Thread.State.WAITING);

                assertThat(read.isDone()).isFalse();
                assertThat(write.isDone()).isFalse();
            } finally {
                syncDone.countDown();
            }
            assertThat(read.get()).contains(ROOT);
            assertThat(write.get().created()).containsExactly(ROOT);
        }
    }

    @Test
    void orphansAreUnreachableAtOnceAndRemovedAfterwardsEvenAfterARestart() throws SQLException {
        Resource room = room(ROOT, "room");
        Resource orphan;
        try (ResourceStore store = open(RedoLog.NONE)) {
            store.write(view -> Changes.created(ROOT).and(Changes.created(room)));
            orphan = store.write(view -> Changes.created(reading(room, "1"))).created().getFirst();
            for (int n = 0; n < 1_200; n += 100) {
                store.write(view -> new Changes(IntStream.range(0, 100)
                        .mapToObj(i -> reading(room, "" + i)).toList(), List.of(), List.of(), List.of(), List.of()));
            }
        }
        // as if the process had died between the commit of the deletion and the removal of the instances
        execute("delete from resource where ri = '" + room.id() + "'");
        execute("insert into orphan (pi) values ('" + room.id() + "')");

        try (ResourceStore store = open(RedoLog.NONE)) {
            assertThat(store.committed().byId(orphan.id())).isEmpty();
            Awaitility.await().until(() -> count("select count(*) from orphan") == 0);
            assertThat(count("select count(*) from instance")).isZero();
        }
    }

    @Test
    void theRowsOfALargeSubTreeAreRemovedAfterwardsEvenAfterARestart() throws SQLException {
        Resource wing = room(ROOT, "wing");
        List<Resource> rooms = IntStream.range(0, 350).mapToObj(n -> room(wing, "room" + n)).toList();
        try (ResourceStore store = open(RedoLog.NONE)) {
            store.write(view -> Changes.created(ROOT).and(Changes.created(wing)));
            store.write(view -> new Changes(rooms, List.of(), List.of(), List.of(), List.of()));
            rooms.forEach(room -> store.write(view -> Changes.created(reading(room, "1"))));
        }
        // as if the process had died right after the commit of the deletion
        execute("delete from resource where ri = '" + wing.id() + "'");
        execute("insert into removed_tree (path, seq) select 'house/wing', seq from counter");

        try (ResourceStore store = open(RedoLog.NONE)) {
            assertThat(store.committed().byId(rooms.getLast().id())).isEmpty();
            Awaitility.await().until(() -> count("select count(*) from instance") == 0);
            assertThat(count("select count(*) from removed_tree")).isZero();
            assertThat(count("select count(*) from resource")).isOne();
        }
    }

    private ResourceStore open(RedoLog redo) {
        return HibernateStore.open(Database.open(Location.own(url)), redo, TestTree.TYPES, StoreSettings.DEFAULTS);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Syncs until it is told that it has. */
    private record SlowLog(CountDownLatch begun, CountDownLatch done) implements RedoLog {
        @Override
        public void note(BatchRows rows, StatelessSession session) {}

        @Override
        public void sync() {
            begun.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {}
    }
}
