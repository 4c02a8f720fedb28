// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.BLUE_ROOM;
import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.TEXT;
import static io.wattm2m.cse.store.TestTree.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Cursors.Cursor;
import io.wattm2m.cse.spi.ResourceStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that an earlier version has left goes on, with everything that is in it. */
class SchemaUpgradeTest {
    @TempDir
    private Path data;

    @Test
    void aDatabaseOfTheFirstSchemaIsBroughtUpToDateWithEverythingInIt() throws Exception {
        Path folder = Files.createDirectories(data.resolve("cse"));
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("tree"), "", "")) {
            RunScript.execute(connection, new StringReader(script("schema-v1.sql")));
        }

        try (ResourceStore store =
                new H2StoreProvider().open(new Configuration(Map.of("data", data.toString())), TestTree.TYPES)) {
            assertThat(store.cursors().load()).isEmpty();
            goesOn(store);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aPostgresqlOfTheVersionBeforeNodesIsBroughtUpToDateWithEverythingInIt(String shared) throws Exception {
        Map<String, String> settings = new HashMap<>(PostgresServer.shared().newSchema());
        settings.put("cluster.shared", shared);
        Flyway before = flyway(settings);
        before.migrate();
        try (Connection connection = connection(settings); Statement statement = connection.createStatement()) {
            statement.execute(script("tree-v2.1-postgresql.sql"));
        }

        try (ResourceStore store =
                new PostgresStoreProvider().open(new Configuration(settings), TestTree.TYPES)) {
            assertThat(store.cursors().load()).containsExactly(new Cursor("sub", "http://a", 3));
            goesOn(store);
        }
        // what has been carried out anywhere stays as it is, or nothing starts there any more
        assertThat(Arrays.stream(before.info().applied()).map(MigrationInfo::getChecksum).limit(3))
                .containsExactly(-159693623, 527437141, 379035703);
    }

    private static void goesOn(ResourceStore store) {
        Resource blue = store.committed().byPath("house/blue").orElseThrow();
        assertThat(store.committed().byId("house").flatMap(house -> house.get(COUNT))).contains(2L);
        assertThat(blue.type()).isEqualTo(BLUE_ROOM);
        assertThat(store.committed().descendants(store.committed().byId("house").orElseThrow(), 9,
                TestCriteria.labelled("cold"))).containsExactly(blue);
        assertThat(store.committed().instances(blue.id(), 0).map(each -> each.require(TEXT)))
                .containsExactly("3", "4");
        assertThat(store.committed().byPath("house/blue/four").map(Resource::id)).contains("i4");
        assertThat(store.committed().byPath("house/blue/i3").map(Resource::id)).contains("i3");

        Resource fresh = store.write(view -> Changes.created(reading(blue, "5"))).created().getFirst();
        assertThat(fresh.sequence()).isEqualTo(5);
        store.cursors().save(List.of(new Cursor("sub", "http://a", 5)));
        assertThat(store.cursors().load()).containsExactly(new Cursor("sub", "http://a", 5));
    }

    private static Flyway flyway(Map<String, String> settings) {
        return Flyway.configure(Database.class.getClassLoader())
                .dataSource(settings.get("store.url"), settings.get("store.user"), settings.get("store.password"))
                .locations(Location.Schema.POSTGRESQL.migrations().toArray(String[]::new))
                .placeholders(Map.of("bytewise", Location.Schema.POSTGRESQL.bytewise())).target("2.1").load();
    }

    private static Connection connection(Map<String, String> settings) throws Exception {
        return DriverManager.getConnection(settings.get("store.url"), settings.get("store.user"),
                settings.get("store.password"));
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SchemaUpgradeTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
