// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Cursors.Cursor;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The store in PostgreSQL. */
class PostgresStoreTest extends ResourceStoreContractTest {
    private final PostgresServer server = PostgresServer.shared();
    private final Map<String, String> settings = server.newSchema();

    @Override
    ResourceStore open() {
        return open(settings);
    }

    @Test
    void aDatabaseThatAnotherCseUsesIsRefused() {
        assertThatThrownBy(this::open).isInstanceOf(StartFailure.class)
                .hasMessageContaining("another process is using it (127.0.0.1, process");
    }

    @Test
    void aServerThatDoesNotWaitForTheDiskIsRefusedUnlessThatIsWanted() {
        Map<String, String> hasty = server.newSchema();
        Map<String, String> asRole = with(hasty, "store.url",
                hasty.get("store.url") + "&options=-c%20synchronous_commit=off");

        assertThatThrownBy(() -> open(asRole)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("synchronous_commit = off");

        try (ResourceStore store = open(with(asRole, "store.durability", "relaxed"))) {
            store.write(view -> Changes.created(ROOT));
            assertThat(store.committed().byId(ROOT.id())).contains(ROOT);
        }
    }

    @Test
    void thePasswordIsInNoErrorAndMayNotBeInTheAddress() {
        assertThatThrownBy(() -> open(with(settings, "store.user", "nobody"))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("nobody").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new PostgresStoreProvider().check(new Configuration(
                with(settings, "store.url", "jdbc:postgresql://h/d?password=secret")))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("store.password").hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new PostgresStoreProvider().check(new Configuration(
                with(settings, "store.memory", "true")))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("store.memory");
    }

    @Test
    void aCharacterThatPostgresCannotKeepHarmsNobody() {
        try (ResourceStore store = open(server.newSchema())) {
            store.write(view -> Changes.created(ROOT));
            Resource labelled = room(ROOT, "x").with(Common.LABELS, List.of("a\0b"));
            Resource badlyNamed = room(ROOT, "y\0z");

            store.write(view -> Changes.created(labelled));

            assertThatThrownBy(() -> store.write(view -> Changes.created(badlyNamed)))
                    .isInstanceOf(RequestFailure.class).hasMessageContaining("U+0000");
            assertThat(store.committed().byId(labelled.id())).contains(labelled);
            assertThat(store.committed().byPath("house/y\0z")).isEmpty();
            assertThat(store.committed().byId("y\0z")).isEmpty();
            assertThat(store.committed().descendants(ROOT, 9, TestCriteria.labelled("a\0b"))).contains(labelled);
        }
    }

    @Test
    void positionsOfSubscribersAreKept() {
        Map<String, String> other = server.newSchema();
        try (ResourceStore store = open(other)) {
            store.cursors().save(List.of(new Cursor("sub1", "http://a", 1), new Cursor("sub2", "http://a", 5)));
            store.cursors().save(List.of(new Cursor("sub1", "http://a", 7)));
            store.cursors().remove(List.of("sub2"));
        }

        try (ResourceStore store = open(other)) {
            assertThat(store.cursors().load()).containsExactly(new Cursor("sub1", "http://a", 7));
        }
    }

    /** The statements are those of docs/storage.md. */
    @Test
    void theTableOfInstancesCanBePartitioned() {
        Map<String, String> other = server.newSchema();
        Resource old = reading(ROOT, "old");
        try (ResourceStore store = open(other)) {
            store.write(view -> Changes.created(ROOT).and(Changes.created(old)));
        }
        String schema = other.get("store.url").replaceFirst(".*currentSchema=", "");

        server.execute("set search_path to " + schema + """
                ; begin;
                alter table instance rename to instance_old;
                create table instance (like instance_old including defaults) partition by range (seq);
                alter table instance attach partition instance_old for values from (minvalue) to (3);
                create table instance_2 partition of instance for values from (3) to (maxvalue);
                alter table instance add primary key (seq);
                create unique index on instance (pi, seq);
                create index on instance (ri);
                create index on instance (pi, rn) where rn is not null;
                create index on instance (et) where et is not null;
                commit""");

        try (ResourceStore store = open(other)) {
            Resource fresh = store.write(view -> Changes.created(reading(ROOT, "new"))).created().getFirst();
            assertThat(store.committed().instances(ROOT.id(), 0)).extracting(Resource::id).containsExactly(old.id(),
                    fresh.id());
            assertThat(store.committed().latest(ROOT.id())).contains(fresh);
        }
        assertThat(server.ask("select count(*) from " + schema + ".instance_2")).isEqualTo("1");
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new java.util.HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    private static ResourceStore open(Map<String, String> settings) {
        return new PostgresStoreProvider().open(new Configuration(settings), TestTree.TYPES);
    }
}
