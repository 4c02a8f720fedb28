// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the credentials: read again when it has changed, so that what the command does holds at once while the
 * CSE runs; replaced as a whole, so that nobody sees half of it; for its owner's eyes only. Processes exclude each
 * other while they change it. Thread-safe.
 */
final class CredentialFile {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialFile.class);
    private static final JsonDocuments JSON = new JsonDocuments();
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Content NONE = new Content(new Stamp("", 0, 0), List.of());
    private final Path file;
    private volatile Content content = NONE;

    /** The file at this path, which may not exist yet; StartFailure where it cannot be read. */
    CredentialFile(Path file) {
        this.file = file;
        try {
            content = read();
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What it has now, in its order. */
    List<Entry> entries() {
        return content().entries;
    }

    /** The credential that calls itself so, valid or not; of several all but the last have been revoked. */
    Optional<Entry> find(CredentialKind kind, String name) {
        return Optional.ofNullable(content().byName.get(Content.key(kind, name)));
    }

    /** Where it cannot be read any more, nobody is known. */
    private Content content() {
        try {
            if (!stamp().equals(content.stamp)) {
                content = read();
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("{} cannot be read, so that no credential is valid: {}", file, e.getMessage());
            content = NONE;
        }
        return content;
    }

    /** Changes it; on return the change is on disk. What the change throws is thrown here, and nothing changed. */
    void change(UnaryOperator<List<Entry>> change) {
        try (FileChannel channel = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly());
                FileLock lock = locked(channel)) {
            assert lock.isValid();
            write(change.apply(read().entries));
            content = read();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Content read() throws IOException {
        Stamp before = stamp();
        if (before.equals(NONE.stamp)) {
            return NONE;
        }
        if (JSON.read(Files.readAllBytes(file)) instanceof List<?> documents) {
            return new Content(before, documents.stream().map(CredentialFile::entry).toList());
        }
        throw new IllegalArgumentException("it is not a list of credentials");
    }

    private static Entry entry(Object document) {
        if (document instanceof Map<?, ?> map) {
            return Entry.read(map);
        }
        throw new IllegalArgumentException("'" + document + "' is not a credential");
    }

    private Stamp stamp() throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(String.valueOf(found.fileKey()), found.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    found.size());
        } catch (NoSuchFileException e) {
            return NONE.stamp;
        }
    }

    /** A line each, so that a difference between two versions can be read. */
    private void write(List<Entry> entries) throws IOException {
        String text = entries.stream().map(Entry::document)
                .map(document -> new String(JSON.write(document), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "credentials", ".new", ownerOnly());
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
    }

    /** Waits for other processes, and for other threads of this one. */
    private static FileLock locked(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        }
    }

    /** By what a change is noticed. */
    private record Stamp(String key, long nanos, long size) {}

    private record Content(Stamp stamp, List<Entry> entries, Map<String, Entry> byName) {

        Content(Stamp stamp, List<Entry> entries) {
            this(stamp, entries, entries.stream().collect(Collectors.toUnmodifiableMap(
                    entry -> key(entry.credential().kind(), entry.credential().name()), entry -> entry,
                    (earlier, later) -> later)));
        }

        static String key(CredentialKind kind, String name) {
            return kind.shortName() + " " + name;
        }
    }
}
