// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.testing.Line;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of requests while the database is away. */
class PostgresOutageTest {
    private static final int WRITERS = 16;

    @Test
    void underLoadNothingAcknowledgedIsLostWhenTheConnectionOrTheServerGoesAndComesBack() throws Exception {
        try (PostgresServer server = PostgresServer.start(); Line line = Line.to(server.port())) {
            Map<String, String> settings = PostgresServer.by(line.port(), server.newSchema());
            Load load;
            try (ResourceStore store = open(settings)) {
                load = new Load(store);
                try (load) {
                    goesThroughCutsAndAStop(load, line, server);
                }
                load.verify(store);
            }
            try (ResourceStore store = open(settings)) {
                load.verify(store);
            }
        }
    }

    @Test
    void whatIsInTheCacheIsReadWhileTheDatabaseIsAwayAndTheRestSaysThatItIsTheDatabase() throws Exception {
        PostgresServer server = PostgresServer.shared();
        try (Line line = Line.to(server.port());
                ResourceStore store = open(PostgresServer.by(line.port(), server.newSchema()))) {
            store.write(view -> Changes.created(ROOT));

            line.cut();

            assertThat(store.committed().byId(ROOT.id())).contains(ROOT);
            assertThatThrownBy(() -> store.committed().byId("other")).isInstanceOfSatisfying(RequestFailure.class,
                    failure -> assertThat(failure.text()).contains("database of the resource store does not answer"));
        }
    }

    @Test
    void aCseWhoseDatabaseAnotherOneHasUsedMeanwhileWritesNoMore() throws Exception {
        PostgresServer server = PostgresServer.shared();
        Map<String, String> settings = server.newSchema();
        try (Line line = Line.to(server.port());
                ResourceStore store = open(PostgresServer.by(line.port(), settings))) {
            store.write(view -> Changes.created(ROOT));
            line.cut();
            try (ResourceStore other = open(settings)) {
                line.mend();

                assertRefused(store, "another process is using it");
                other.write(view -> Changes.created(reading(ROOT, "2")));
            }

            assertRefused(store, "has to be started again");
        }
        try (ResourceStore store = open(settings)) {
            assertThat(store.committed().instances(ROOT.id(), 0)).hasSize(1);
        }
    }

    private static void goesThroughCutsAndAStop(Load load, Line line, PostgresServer server) throws Exception {
        for (int round = 0; round < 3; round++) {
            load.goesOn();
            line.cut();
            load.fails();
            line.mend();
        }
        load.goesOn();
        server.stop();
        load.fails();
        server.startAgain();
        load.goesOn();
    }

    /** The first attempts may find nothing but the broken connection. */
    private static void assertRefused(ResourceStore store, String why) {
        Awaitility.await().untilAsserted(
                () -> assertThatThrownBy(() -> store.write(view -> Changes.created(reading(ROOT, "1"))))
                        .isInstanceOf(RequestFailure.class).hasMessageContaining(why));
    }

    private static ResourceStore open(Map<String, String> settings) {
        return new PostgresStoreProvider().open(new Configuration(settings), TestTree.TYPES);
    }

    /** Originators that create one instance after another, each with a counter in the parent. */
    private static final class Load implements AutoCloseable {
        private final ResourceStore store;
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final Set<String> tried = ConcurrentHashMap.newKeySet();
        private final Set<String> otherFailures = ConcurrentHashMap.newKeySet();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final List<Thread> writers;

        Load(ResourceStore store) {
            this.store = store;
            store.write(view -> Changes.created(ROOT.with(COUNT, 0L)));
            writers = IntStream.range(0, WRITERS).mapToObj(n -> Thread.ofVirtual().start(this::write)).toList();
        }

        void goesOn() {
            int before = acknowledged.size();
            Awaitility.await().until(() -> acknowledged.size() > before + 10 * WRITERS);
        }

        void fails() {
            int before = failures.get();
            Awaitility.await().until(() -> failures.get() > before + WRITERS);
        }

        @Override
        public void close() throws InterruptedException {
            stopped.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }

        /** All that is acknowledged is there, and the counter is the number of those that are there. */
        void verify(ResourceStore reopened) {
            Set<String> there = reopened.committed().instances(ROOT.id(), 0).map(Resource::id)
                    .collect(Collectors.toSet());
            assertThat(otherFailures).isEmpty();
            assertThat(there).containsAll(acknowledged);
            assertThat(tried).containsAll(there);
            assertThat(reopened.committed().byId(ROOT.id()).flatMap(root -> root.get(COUNT)))
                    .contains((long) there.size());
        }

        private void write() {
            while (!stopped.get()) {
                Resource instance = reading(ROOT, "x".repeat(100));
                tried.add(instance.id());
                try {
                    store.write(view -> {
                        Resource root = view.byId(ROOT.id()).orElseThrow();
                        return Changes.created(instance)
                                .and(Changes.adjusted(root, root.with(COUNT, root.get(COUNT).orElseThrow() + 1)));
                    });
                    acknowledged.add(instance.id());
                } catch (RequestFailure e) {
                    failures.incrementAndGet();
                    if (e.status() != ResponseStatusCode.INTERNAL_SERVER_ERROR || !e.text().contains("database")) {
                        otherFailures.add(e.text());
                    }
                }
            }
        }
    }
}
