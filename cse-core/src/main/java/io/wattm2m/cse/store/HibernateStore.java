// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.h2.FreshFile;
import io.wattm2m.cse.h2.RegularSaves;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.store.StoreSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The resource tree in a relational database that this process has to itself. Thread-safe. */
final class HibernateStore extends DatabaseStore {
    private static final Logger LOG = LoggerFactory.getLogger(HibernateStore.class);
    static final String NAME = "tree";
    private static final String DATABASE = NAME + ".mv.db";
    private static final Duration SOON = Duration.ofMillis(500);
    // the more of what is committed shares a page, the less there is to write
    private static final Duration LATER = Duration.ofSeconds(5);
    private final RedoLog redo;
    private final Optional<OnDisk> disk;

    private HibernateStore(Parts parts, RedoLog redo, Optional<OnDisk> disk, Watched watched) {
        super(parts, watched);
        this.redo = redo;
        this.disk = disk;
    }

    /** The store on top of this database and this log, which it closes in the end. */
    static HibernateStore open(Database database, RedoLog redo, TypeRegistry types, StoreSettings settings) {
        return open(database, redo, types, settings, Optional.empty());
    }

    /** The same with its files in this folder. */
    static HibernateStore open(Database database, RedoLog redo, TypeRegistry types, StoreSettings settings,
            Optional<Path> folder) {
        Rows rows = new Rows(types);
        Queries queries = new Queries(database, rows);
        ResourceCache cache = new ResourceCache(settings.cache());
        CommittedView committed = new CommittedView(queries, cache, new DescendantQuery(queries, rows));
        Measures measures = new Measures();
        Writer writer = new Writer(database, redo, rows, cache, committed, measures);
        LOG.info("Opened the resource store: durability {}, cache {}", settings.durability(), settings.cache());
        WritePipeline pipeline = WritePipeline.start(writer, settings.batch(), settings.queue());
        List<Figure> figures = Stream.of(cache.figures(), List.of(pipeline.depth()),
                folder.map(HibernateStore::size).stream().toList()).flatMap(List::stream).toList();
        Optional<OnDisk> disk =
                folder.map(path -> new OnDisk(path, RegularSaves.start(database.saves(), pause(settings))));
        return new HibernateStore(new Parts(database, committed, pipeline), redo, disk,
                new Watched(figures, measures.distributions()));
    }

    /** Whether its database has closed itself, so that it is of no use any more. */
    boolean isBroken() {
        return database().reach().isBroken();
    }

    @Override
    public void backup(ZipOutputStream archive) throws IOException {
        if (disk.isPresent()) {
            archive.putNextEntry(new ZipEntry("cse/" + DATABASE));
            database().saves().backup(disk.get().folder().resolve(DATABASE), archive);
        } else {
            super.backup(archive);
        }
    }

    @Override
    public void leaveNothing() {
        disk.ifPresent(there -> file(there.folder()).want());
    }

    /** The file of the database in this folder. */
    static FreshFile file(Path folder) {
        return FreshFile.of(folder.resolve(NAME));
    }

    @Override
    void closeBetween() {
        disk.ifPresent(there -> there.saves().close());
        redo.close();
    }

    private static Duration pause(StoreSettings settings) {
        return settings.durability() == Durability.RELAXED ? SOON : LATER;
    }

    private static Figure size(Path folder) {
        return Figure.level("store.bytes", "size of the database's files", () -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            } catch (IOException e) {
                return Double.NaN;
            }
        });
    }

    /** Where its files are, and what keeps them up to date. */
    private record OnDisk(Path folder, RegularSaves saves) {}
}
