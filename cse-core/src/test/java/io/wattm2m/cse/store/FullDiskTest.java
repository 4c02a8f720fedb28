// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.h2.PassingFile;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.ResourceStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 closes itself where it cannot write; the store goes on when it can be opened again. */
class FullDiskTest {
    private static final AtomicBoolean FULL = new AtomicBoolean();
    private static final FilePath DISK = new SmallDisk();

    @TempDir
    private Path folder;

    @BeforeEach
    void mount() {
        FilePath.register(DISK);
    }

    @AfterEach
    void unmount() {
        FULL.set(false);
        FilePath.unregister(DISK);
    }

    @Test
    void whatWasAcknowledgedBeforeAndAfterADiskWasFullIsThereAndCounted() {
        Set<String> acknowledged = new HashSet<>();
        try (ResourceStore store = open()) {
            store.write(view -> Changes.created(ROOT.with(COUNT, 0L)));
            fill(store, acknowledged);

            FULL.set(true);
            assertThatThrownBy(() -> create(store)).isInstanceOf(RequestFailure.class);
            Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> store.committed().byPath("house/other"))
                    .isInstanceOf(RequestFailure.class).hasMessageContaining("is being opened again"));
            FULL.set(false);

            Awaitility.await().ignoreExceptionsInstanceOf(RequestFailure.class)
                    .until(() -> acknowledged.add(create(store)));
            fill(store, acknowledged);
            assertThat(store.figures()).allSatisfy(figure -> assertThat(figure.value().getAsDouble()).isNotNaN());
            verify(store, acknowledged);
        }
        try (ResourceStore store = open()) {
            verify(store, acknowledged);
        }
    }

    @Test
    void aStoreWhoseDiskIsFullCanBeClosed() {
        ResourceStore store = open();
        store.write(view -> Changes.created(ROOT.with(COUNT, 0L)));
        FULL.set(true);
        assertThatThrownBy(() -> create(store)).isInstanceOf(RequestFailure.class);

        store.close();

        assertThatThrownBy(() -> create(store)).isInstanceOf(RequestFailure.class);
    }

    private ResourceStore open() {
        return LastingStore.open(() -> {
            Database database = Database.open(Location.own("jdbc:h2:small:" + folder.resolve("tree")));
            return HibernateStore.open(database, new SyncOfEach(database), TestTree.TYPES, StoreSettings.DEFAULTS);
        });
    }

    private static void fill(ResourceStore store, Set<String> acknowledged) {
        for (int count = 0; count < 20; count++) {
            acknowledged.add(create(store));
        }
    }

    private static String create(ResourceStore store) {
        Resource instance = reading(ROOT, "x");
        store.write(view -> {
            Resource root = view.byId(ROOT.id()).orElseThrow();
            return Changes.created(instance)
                    .and(Changes.adjusted(root, root.with(COUNT, root.get(COUNT).orElseThrow() + 1)));
        });
        return instance.id();
    }

    private static void verify(ResourceStore store, Set<String> acknowledged) {
        Set<String> there = store.committed().instances(ROOT.id(), 0).map(Resource::id).collect(Collectors.toSet());
        Optional<Long> counted = store.committed().byId(ROOT.id()).flatMap(root -> root.get(COUNT));
        assertThat(there).containsAll(acknowledged);
        assertThat(counted).contains((long) there.size());
    }

    /** Has H2 write each batch to its file at once, so that it is the batch that meets the full disk. */
    private record SyncOfEach(Database database) implements RedoLog {
        @Override
        public void note(BatchRows rows, StatelessSession session) {}

        @Override
        public void sync() {
            database.sync();
        }

        @Override
        public void close() {}
    }

    /** The file system {@code small:}, where nothing can be written while it is full. */
    public static final class SmallDisk extends FilePathWrapper {
        @Override
        public String getScheme() {
            return "small";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new SmallFile(getBase().open(mode));
        }
    }

    /** A file there. */
    private static final class SmallFile extends PassingFile {
        private SmallFile(FileChannel file) {
            super(file);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (FULL.get()) {
                throw new IOException("No space left on device");
            }
            return super.write(source, position);
        }
    }
}
