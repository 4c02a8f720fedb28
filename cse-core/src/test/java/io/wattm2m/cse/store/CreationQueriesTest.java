// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.TYPES;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.UUID;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much a creation asks the database for: counted, not timed. */
class CreationQueriesTest {
    private final Database database =
            Database.open(Location.own("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_ON_EXIT=FALSE"));
    private final ResourceStore store = HibernateStore.open(database, RedoLog.NONE, TYPES, StoreSettings.DEFAULTS);
    private final Statistics statistics = database.statistics();

    @BeforeEach
    void makeRoot() {
        store.write(view -> Changes.created(ROOT));
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anAddressThatIsFreeIsLookedForOnce() {
        create("kitchen", false);
        long unasked = statistics.getPrepareStatementCount();
        statistics.clear();

        create("bath", true);

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(unasked);
    }

    private void create(String name, boolean looking) {
        Resource room = room(ROOT, name);
        store.write(view -> {
            assertThat(!looking || view.byPath(room.path()).isEmpty()).isTrue();
            return Changes.created(room);
        });
    }
}
