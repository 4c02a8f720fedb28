// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.READING;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.TYPES;
import static io.wattm2m.cse.store.TestTree.child;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of the database a discovery asks for: counted, not timed. */
class DiscoveryQueriesTest {
    private static final int ROOMS = 600;
    private final Database database =
            Database.open(Location.own("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_ON_EXIT=FALSE"));
    private final ResourceStore store = HibernateStore.open(database, RedoLog.NONE, TYPES, StoreSettings.DEFAULTS);
    private final Statistics statistics = database.statistics();

    /** So many rooms with two readings each, and one with a thousand. */
    @BeforeEach
    void fill() {
        List<Resource> resources = new ArrayList<>(List.of(ROOT));
        for (int i = 0; i < ROOMS; i++) {
            Resource room = room(ROOT, "room" + i).with(COUNT, 2L);
            resources.addAll(List.of(room, reading(room, "warm"), reading(room, "cold")));
        }
        Resource large = room(ROOT, "large").with(COUNT, 1000L);
        resources.add(large);
        for (int i = 0; i < 1000; i++) {
            resources.add(i % 100 > 0 ? reading(large, "mild")
                    : child(READING, large, "n" + i,
                            Map.of("con", "mild", "lbl", List.of("hundredth", "round"))));
        }
        store.write(view -> new Changes(resources, List.of(), List.of(), List.of(), List.of()));
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theNumberOfQueriesDoesNotGrowWithTheNumberOfParents() {
        List<Resource> found = discover(TestCriteria.none());

        assertThat(found).hasSize(ROOMS + 1 + 2 * ROOMS + 1000);
        assertThat(found.subList(0, ROOMS + 1)).allMatch(resource -> resource.is(3));
        assertThat(statistics.getPrepareStatementCount()).isLessThan(30);
    }

    @Test
    void instancesComeParentByParentOldestFirst() {
        List<Resource> found = discover(TestCriteria.typed(4));

        assertThat(found.stream().limit(6).map(reading -> reading.path().split("/")[1]))
                .containsExactly("room0", "room0", "room1", "room1", "room2", "room2");
        assertThat(found).extracting(Resource::sequence).isSorted();
    }

    @Test
    void aLabelIsLookedUpInItsIndex() {
        assertThat(discover(TestCriteria.labelled("hundredth", "round", "never"))).hasSize(10)
                .extracting(Resource::sequence).isSorted();

        assertThat(statistics.getPrepareStatementCount()).isLessThan(4);
        assertThat(store.committed().descendants(ROOT, 1, TestCriteria.labelled("hundredth"))).isEmpty();
        assertThat(discoverBelow("house/room1", TestCriteria.labelled("hundredth"))).isEmpty();
        assertThat(discoverBelow("house/large", TestCriteria.labelled("hundredth"))).hasSize(10);
    }

    @Test
    void instancesThatCannotMatchAreNotRead() {
        assertThat(discover(TestCriteria.with(FilterCriteria.Tag.ATTRIBUTE, "mni", "5"))).hasSize(ROOMS + 1);

        assertThat(statistics.getPrepareStatementCount()).isLessThan(10);
    }

    @Test
    void parentsOfLabelledChildrenAreLookedUpInTheIndexOfLabels() {
        assertThat(discover(TestCriteria.with(FilterCriteria.Tag.CHILD_LABELS, "clbl", "hundredth")))
                .extracting(Resource::path).containsExactly("house/large");

        assertThat(statistics.getPrepareStatementCount()).isLessThan(4);
    }

    @Test
    void instancesOfParentsThatCannotMatchAreNotRead() {
        assertThat(discover(TestCriteria.with(FilterCriteria.Tag.PARENT_ATTRIBUTE, "cni", "100*")))
                .filteredOn(found -> found.is(4)).hasSize(1000);
        assertThat(discover(TestCriteria.with(FilterCriteria.Tag.PARENT_LABELS, "palb", "never")))
                .noneMatch(found -> found.is(4));

        assertThat(statistics.getPrepareStatementCount()).isLessThan(10);
    }

    @Test
    void anAttributeIsLookedForInTheDatabase() {
        assertThat(discoverBelow("house/large", TestCriteria.with(FilterCriteria.Tag.ATTRIBUTE, "con", "m*ld")))
                .hasSize(1000);
        assertThat(discoverBelow("house/large", TestCriteria.with(FilterCriteria.Tag.ATTRIBUTE, "con", "wi*ndows")))
                .isEmpty();
        assertThat(statistics.getPrepareStatementCount()).isLessThan(6);
        assertThat(discoverBelow("house/large", TestCriteria.with(FilterCriteria.Tag.ATTRIBUTE, "con", "\"*")))
                .as("what may be written otherwise is left to others to judge").hasSize(1000);
    }

    @Test
    void whoStopsReadingEarlyHasNotReadEverything() {
        try (Stream<Resource> found = store.committed().descendants(ROOT, 9, TestCriteria.typed(4))) {
            assertThat(found.iterator().next().path()).startsWith("house/room0/");
        }

        assertThat(statistics.getPrepareStatementCount()).isLessThan(5);
    }

    private List<Resource> discover(FilterCriteria criteria) {
        return discoverBelow("house", criteria);
    }

    private List<Resource> discoverBelow(String path, FilterCriteria criteria) {
        Resource root = store.committed().byPath(path).orElseThrow();
        statistics.clear();
        try (Stream<Resource> found = store.committed().descendants(root, 9, criteria)) {
            return found.toList();
        }
    }
}
