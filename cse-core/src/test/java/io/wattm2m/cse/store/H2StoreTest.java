// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.RawFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a file of H2. */
class H2StoreTest extends ResourceStoreContractTest {
    @TempDir
    private Path data;

    @Override
    ResourceStore open() {
        return open(Map.of("data", data.toString()));
    }

    @Test
    void aReaderThatIsInterruptedDoesNoHarm() throws Exception {
        Map<String, String> other = Map.of("data", data.resolve("other").toString());
        List<Resource> readings = IntStream.range(0, 2_000).mapToObj(n -> reading(ROOT, "x".repeat(2_000))).toList();
        try (ResourceStore store = open(other)) {
            store.write(view -> Changes.created(ROOT));
            store.write(view -> new Changes(readings, List.of(), List.of(), List.of(), List.of()));
        }

        try (ResourceStore store = open(other)) { // nothing is in memory now
            Thread reader = Thread.ofVirtual().unstarted(() -> {
                Thread.currentThread().interrupt();
                store.committed().instances(ROOT.id(), 0).forEach(instance -> {});
            });
            reader.start();
            reader.join();

            assertThat(store.committed().instances(ROOT.id(), 0)).hasSize(readings.size());
        }
    }

    @Test
    void manyLargeContentsCanFollowEachOther() {
        Map<String, String> other = Map.of("data", data.resolve("other").toString());
        List<Resource> large = IntStream.range(0, 60).mapToObj(n -> reading(ROOT, n + "x".repeat(1_200_000))).toList();
        try (ResourceStore store = open(other)) {
            store.write(view -> Changes.created(ROOT));
            large.forEach(instance -> store.write(view -> Changes.created(instance)));
        }

        try (ResourceStore store = open(other)) {
            assertThat(store.committed().instances(ROOT.id(), 0).map(Resource::id))
                    .containsExactlyInAnyOrderElementsOf(large.stream().map(Resource::id).toList());
            store.write(view -> Changes.created(reading(ROOT, "small")));
        }
    }

    @Test
    void relaxedAndInMemoryAreChosenBySettings() throws Exception {
        Path other = data.resolve("other");
        try (ResourceStore store = open(Map.of("data", other.toString(), "store.memory", "true"))) {
            store.write(view -> Changes.created(ROOT));
        }
        assertThat(other).doesNotExist();

        try (ResourceStore store = open(Map.of("data", other.toString(), "store.durability", "relaxed"))) {
            store.write(view -> Changes.created(ROOT));
            assertThat(store.committed().byId(ROOT.id())).isPresent();
        }
    }

    @Test
    void whatHasBeenRemovedLeavesNothingInFilesAfterTheNextStartWhereThatIsWanted() throws Exception {
        Path folder = data.resolve("other");
        Map<String, String> other = Map.of("data", folder.toString());
        Resource gone = room(ROOT, "wistaria");
        Resource stays = room(ROOT, "hollyhock");
        try (ResourceStore store = open(other)) {
            store.write(view -> Changes.created(ROOT));
            store.write(view -> Changes.created(gone));
            store.write(view -> Changes.created(stays));
            List<Resource> readings = IntStream.range(0, 2_000)
                    .mapToObj(n -> reading(n % 2 == 0 ? gone : stays, (n % 2 == 0 ? "foxglove" : "cowslip") + n))
                    .toList();
            store.write(view -> new Changes(readings, List.of(), List.of(), List.of(), List.of()));
        }
        try (ResourceStore store = open(other)) {
            store.leaveNothing();
            store.write(view -> Changes.deleted(gone));
        }
        assertThat(RawFiles.saying(folder, "wistaria", "foxglove")).as("what this is about").isNotEmpty();

        Files.writeString(folder.resolve("cse/tree-fresh.mv.db"), "of a start that was killed");
        open(other).close();

        assertThat(RawFiles.saying(folder, "wistaria", "foxglove")).isEmpty();
        assertThat(folder.resolve("cse")).isDirectoryNotContaining("glob:**/{*-fresh*,*.renew}");
        try (ResourceStore store = open(other)) {
            assertThat(store.committed().byPath(stays.path())).isPresent();
            assertThat(store.committed().instances(stays.id(), 0)).hasSize(1_000);
            store.write(view -> Changes.created(reading(stays, "later")));
            assertThat(store.committed().instances(stays.id(), 0)).hasSize(1_001);
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> open(Map.of("data", file.toString()))).isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> open(Map.of("store.batch", "0", "store.memory", "true")))
                .isInstanceOf(StartFailure.class).hasMessageContaining("batch is 0");
    }

    private static ResourceStore open(Map<String, String> settings) {
        return new H2StoreProvider().open(new Configuration(settings), TestTree.TYPES);
    }
}
