// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.TEXT;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes that share a database see of each other. */
class SharedDatabaseTest {
    private static final int WRITERS = 8;
    private static final int EACH = 40;
    private static final int FULL = 25;
    private final PostgresServer server = PostgresServer.shared();
    private final Map<String, String> settings = Sharing.settings(server);
    private final List<ResourceStore> nodes = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(ResourceStore::close);
    }

    @Test
    void countersAreExactAndTheOldestGoUnderWritersAtThreeNodes() {
        ResourceStore first = node(settings);
        node(settings);
        node(settings);
        first.write(view -> Changes.created(ROOT.with(COUNT, 0L)));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, WRITERS).forEach(writer -> executor.execute(() -> IntStream.range(0, EACH)
                    .forEach(n -> createInFull(nodes.get((writer + n) % nodes.size()), reading(ROOT, "x")))));
        }

        assertThat(nodes).allSatisfy(node -> {
            await().untilAsserted(() -> assertThat(node.committed().byId(ROOT.id()).orElseThrow().require(COUNT))
                    .isEqualTo((long) WRITERS * EACH));
            assertThat(node.committed().instances(ROOT.id(), 0)).hasSize(FULL);
        });
    }

    @Test
    void ofCreationsOfTheSameNameAtTwoNodesOneSucceeds() {
        ResourceStore first = node(settings);
        ResourceStore second = node(settings);
        first.write(view -> Changes.created(ROOT));
        AtomicInteger refused = new AtomicInteger();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 2 * EACH).forEach(n -> executor.execute(() -> {
                try {
                    nodes.get(n % 2).write(view -> Changes.created(room(ROOT, "r" + n / 2)));
                } catch (RequestFailure e) {
                    assertThat(e.status()).isEqualTo(ResponseStatusCode.CONFLICT);
                    refused.incrementAndGet();
                }
            }));
        }

        assertThat(refused).hasValue(EACH);
        await().untilAsserted(() -> assertThat(second.committed().children(ROOT.id(), 3)).hasSize(EACH));
    }

    @Test
    void whatAnotherNodeHasChangedIsSeenSoonAlsoWhenNobodyTellsOfIt() {
        ResourceStore first = node(settings);
        ResourceStore second = node(settings);
        first.write(view -> Changes.created(ROOT));
        see(second, ROOT);

        change(first, "told");
        see(second, ROOT.with(TEXT, "told"));

        deafen();
        change(first, "not told");
        see(second, ROOT.with(TEXT, "not told"));
        first.write(view -> Changes.deleted(ROOT));
        await().untilAsserted(() -> assertThat(second.committed().byId(ROOT.id())).isEmpty());
    }

    @Test
    void aNodeThatCannotAskTheDatabaseSoonAnswersNothingFromItsCache() throws Exception {
        try (Line line = Line.to(server.port())) {
            ResourceStore first = node(settings);
            ResourceStore second = node(PostgresServer.by(line.port(), settings));
            first.write(view -> Changes.created(ROOT));
            see(second, ROOT);

            line.cut();
            change(first, "unseen");

            await().untilAsserted(() -> assertThatThrownBy(() -> second.committed().byId(ROOT.id()))
                    .isInstanceOf(RequestFailure.class).hasMessageContaining("database"));
            line.mend();
            await().untilAsserted(() -> see(second, ROOT.with(TEXT, "unseen")));
        }
    }

    @Test
    void observersAtAllNodesAreToldTheSameInTheSameOrder() {
        Witness here = new Witness();
        Witness there = new Witness();
        ResourceStore first = node(settings);
        ResourceStore second = node(settings);
        first.nodes().follow(List.of(here));
        second.nodes().follow(List.of(there));
        first.write(view -> Changes.created(ROOT), changes -> here.applied(changes, List.of()));
        Resource deleted = room(ROOT, "deleted");
        Resource below = room(deleted, "below");

        first.write(view -> Changes.created(deleted).and(Changes.created(below)),
                changes -> here.applied(changes, List.of()));
        second.write(view -> Changes.updated(ROOT, ROOT.with(TEXT, "new")),
                changes -> there.applied(changes, List.of()));
        first.write(view -> Changes.deleted(deleted), changes -> here.applied(changes, List.of(below)));

        await().untilAsserted(() -> assertThat(there.told).hasSize(4).isEqualTo(here.told));
        assertThat(there.gone).containsExactly(below);
    }

    @Test
    void theDutyPassesToAnotherNodeWhichIsToldAgainWhatWasNotToldToTheEnd() throws Exception {
        try (Line line = Line.to(server.port())) {
            ResourceStore first = node(PostgresServer.by(line.port(), settings));
            Witness busy = new Witness();
            first.nodes().follow(List.of(busy));
            first.nodes().ready();
            await().until(() -> first.nodes().onDuty());
            Witness successor = new Witness();
            ResourceStore second = node(settings);
            second.nodes().follow(List.of(successor));
            second.nodes().ready();
            first.write(view -> Changes.created(ROOT), changes -> {});
            busy.untold = 2;
            first.write(view -> Changes.updated(ROOT, ROOT.with(TEXT, "untold")), changes -> {});
            await().until(() -> server.ask("select told from " + schema() + ".duty").equals("1"));
            await().until(() -> successor.told.size() == 2);

            line.cut();

            await().until(() -> second.nodes().onDuty());
            assertThat(first.nodes().onDuty()).isFalse();
            await().untilAsserted(() -> assertThat(busy.duties).hasValue(0));
            assertThat(successor.duties).hasValue(1);
            assertThat(successor.told).hasSize(3);
            assertThat(successor.told.getLast().updated()).hasSize(1);
        }
    }

    @Test
    void aNodeThatIsClosedLeavesTheDutyAtOnce() {
        Map<String, String> lasting = new HashMap<>(settings);
        lasting.put("cluster.lease", "10 min");
        ResourceStore first = node(lasting);
        first.nodes().ready();
        await().until(() -> first.nodes().onDuty());

        first.close();
        nodes.remove(first);
        ResourceStore second = node(settings);
        second.nodes().ready();

        await().until(() -> second.nodes().onDuty());
    }

    @Test
    void aCseThatSharesNothingAndNodesThatDoExcludeEachOther() {
        Map<String, String> alone = new HashMap<>(settings);
        alone.put("cluster.shared", "false");
        ResourceStore shared = node(settings);

        assertThatThrownBy(() -> node(alone)).isInstanceOf(StartFailure.class).hasMessageContaining("cluster.shared");
        shared.close();
        nodes.remove(shared);
        node(alone);

        assertThatThrownBy(() -> node(settings)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("another process is using it");
    }

    private ResourceStore node(Map<String, String> where) {
        ResourceStore node = new PostgresStoreProvider().open(new Configuration(where), TestTree.TYPES);
        nodes.add(node);
        return node;
    }

    /** Creates an instance in a parent that keeps some and counts all. */
    private static void createInFull(ResourceStore node, Resource instance) {
        node.write(view -> {
            Resource root = view.byId(ROOT.id()).orElseThrow();
            long count = root.require(COUNT) + 1;
            List<Resource> oldest = count <= FULL ? List.of() : view.instances(ROOT.id(), 0).limit(1).toList();
            return Changes.created(instance).and(Changes.adjusted(root, root.with(COUNT, count)))
                    .and(Changes.evicted(oldest));
        });
    }

    private static void change(ResourceStore node, String text) {
        node.write(view -> Changes.updated(view.byId(ROOT.id()).orElseThrow(), ROOT.with(TEXT, text)));
    }

    private static void see(ResourceStore node, Resource resource) {
        await().untilAsserted(() -> assertThat(node.committed().byId(resource.id())).contains(resource));
    }

    /** Ends the connections that news come by; what has been sent on them is lost. */
    private void deafen() {
        server.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'");
    }

    private String schema() {
        return settings.get("store.url").replaceFirst(".*currentSchema=", "");
    }

    /** Somebody who wants to know everything. */
    private static final class Witness implements ChangeObserver {
        private final List<Changes> told = new CopyOnWriteArrayList<>();
        private final List<Resource> gone = new CopyOnWriteArrayList<>();
        private final AtomicInteger duties = new AtomicInteger();
        private volatile long untold = Long.MAX_VALUE;

        @Override
        public List<Resource> concerned(ResourceView view, List<Resource> deleted) {
            return deleted.stream().flatMap(root -> view.children(root.id(), 3)).toList();
        }

        @Override
        public void applied(Changes applied, List<Resource> alsoGone) {
            told.add(applied);
            gone.addAll(alsoGone);
        }

        @Override
        public void dutyBegins() {
            duties.incrementAndGet();
        }

        @Override
        public void dutyEnds() {
            duties.decrementAndGet();
        }

        @Override
        public long untoldSince() {
            return untold;
        }
    }
}
