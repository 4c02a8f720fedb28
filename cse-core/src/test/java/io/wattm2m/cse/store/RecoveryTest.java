// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.TEXT;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is older than its journal, as a crash leaves it: files are copied while the store is at work. */
class RecoveryTest {
    private static final String TREE = "cse/tree.mv.db";
    private static final String JOURNAL = "cse/journal";
    @TempDir
    private Path folder;

    @Test
    void everyKindOfChangeIsWrittenAgain() throws IOException {
        List<Resource> expected;
        Resource orphan;
        try (ResourceStore store = open("live")) {
            store.write(view -> Changes.created(ROOT));
            copy("live", TREE, "crashed");
            Resource kitchen = created(store, room(ROOT, "kitchen").with(Common.LABELS, List.of("warm", "light")));
            Resource cellar = created(store, room(ROOT, "cellar"));
            Resource old = created(store, reading(kitchen, "old"));
            Resource long1 =
                    created(store, reading(kitchen, "ä".repeat(700_000)).with(Common.LABELS, List.of("long")));
            orphan = created(store, reading(cellar, "1"));
            store.write(view -> Changes.updated(kitchen, kitchen.with(COUNT, 1L).with(Common.LABELS, List.of("cold"))));
            store.write(view -> Changes.adjusted(long1, long1.with(TEXT, "short")).and(Changes.evicted(List.of(old))));
            store.write(view -> Changes.deleted(cellar));
            Resource wing = created(store, room(ROOT, "wing"));
            List<Resource> rooms = IntStream.range(0, 350).mapToObj(n -> room(wing, "room" + n)).toList();
            store.write(view -> new Changes(rooms, List.of(), List.of(), List.of(), List.of()));
            store.write(view -> Changes.deleted(wing)); // its rows are being removed while the journal is copied
            copy("live", JOURNAL, "crashed");
            expected = tree(store);
        }

        for (String durability : List.of("relaxed", "committed")) { // the journal counts for both
            try (ResourceStore store = open("crashed", "store.durability", durability)) {
                assertThat(tree(store)).isEqualTo(expected).hasSize(2);
                assertThat(store.committed().byId(orphan.id())).isEmpty();
                assertThat(store.committed().descendants(ROOT, 9, TestCriteria.labelled("cold"))).hasSize(1);
                assertThat(store.committed().descendants(ROOT, 9, TestCriteria.labelled("warm"))).isEmpty();
            }
        }
        try (ResourceStore store = open("crashed")) {
            Resource next = created(store, reading(expected.getFirst(), "next"));
            assertThat(next.sequence()).isGreaterThan(orphan.sequence());
        }
    }

    @Test
    void aDatabaseThatIsOlderThanTheJournalReachesBackIsRefusedAndNothingIsThrownAway() throws IOException {
        try (ResourceStore store = open("live")) {
            store.write(view -> Changes.created(ROOT));
            copy("live", TREE, "mixed");
            created(store, room(ROOT, "kitchen"));
        }
        try (ResourceStore store = open("live")) {
            created(store, room(ROOT, "cellar"));
            copy("live", JOURNAL, "mixed");
            copy("live", JOURNAL, "right");
            copy("live", TREE, "right");
        }

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> open("mixed")).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("does not go on where the database ends").hasMessageContaining("storage.md");
        }
        try (ResourceStore store = open("right")) {
            assertThat(tree(store)).extracting(Resource::name).containsExactly("kitchen", "cellar");
        }
    }

    @Test
    void aJournalOfAnotherTreeIsRefused() throws IOException {
        for (String name : List.of("one", "other")) {
            try (ResourceStore store = open(name)) {
                store.write(view -> Changes.created(ROOT.with(TEXT, name)));
            }
            copy(name, TREE, name + "-crashed");
            try (ResourceStore store = open(name)) {
                created(store, room(ROOT, name));
                copy(name, JOURNAL, (name.equals("one") ? "other" : "one") + "-crashed");
            }
        }

        assertThatThrownBy(() -> open("one-crashed")).isInstanceOf(StartFailure.class)
                .hasMessageContaining("of another time");
    }

    @Test
    void theJournalStaysSmallAndIsGoneWhenTheStoreIsClosed() throws Exception {
        try (ResourceStore store = open("live", "store.journal", "1 MiB")) {
            store.write(view -> Changes.created(ROOT));
            for (int n = 0; n < 60; n++) {
                created(store, reading(ROOT, "x".repeat(1 << 20)));
            }
            try (var files = Files.list(folder.resolve("live").resolve(JOURNAL))) {
                assertThat(files.count()).isLessThan(8);
            }
        }
        assertThat(folder.resolve("live").resolve(JOURNAL)).isEmptyDirectory();
    }

    private ResourceStore open(String data, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("data", folder.resolve(data).toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return new H2StoreProvider().open(new Configuration(settings), TestTree.TYPES);
    }

    /** A file or a folder, into the data of a store that is not open. */
    private void copy(String from, String what, String to) throws IOException {
        Path source = folder.resolve(from).resolve(what);
        Path target = folder.resolve(to).resolve(what);
        Files.createDirectories(target.resolveSibling("."));
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    private static Resource created(ResourceStore store, Resource resource) {
        return store.write(view -> Changes.created(resource)).created().getFirst();
    }

    private static List<Resource> tree(ResourceStore store) {
        return store.committed().descendants(ROOT, 9, TestCriteria.none()).toList();
    }
}
