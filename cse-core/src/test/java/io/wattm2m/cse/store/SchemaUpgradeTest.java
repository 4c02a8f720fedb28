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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that an earlier version has left goes on, with everything that is in it. */
class SchemaUpgradeTest {
    @TempDir
    private Path data;

    @Test
    void aDatabaseOfTheFirstSchemaIsBroughtUpToDateWithEverythingInIt() throws Exception {
        leftBy("schema-v1.sql");

        try (ResourceStore store =
                new H2StoreProvider().open(new Configuration(Map.of("data", data.toString())), TestTree.TYPES)) {
            Resource blue = store.committed().byPath("house/blue").orElseThrow();
            assertThat(store.committed().byId("house").flatMap(house -> house.get(COUNT))).contains(2L);
            assertThat(blue.type()).isEqualTo(BLUE_ROOM);
            assertThat(store.committed().descendants(store.committed().byId("house").orElseThrow(), 9,
                    TestCriteria.labelled("cold"))).containsExactly(blue);
            assertThat(store.committed().instances(blue.id(), 0).map(each -> each.require(TEXT)))
                    .containsExactly("3", "4");

            Resource fresh = store.write(view -> Changes.created(reading(blue, "5"))).created().getFirst();
            assertThat(fresh.sequence()).isEqualTo(5);
            store.cursors().save(List.of(new Cursor("sub", "http://a", 5)));
            assertThat(store.cursors().load()).hasSize(1);
        }
    }

    private void leftBy(String script) throws Exception {
        Path folder = Files.createDirectories(data.resolve("cse"));
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(script), script);
                Connection connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("tree"), "", "")) {
            RunScript.execute(connection, new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
