// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a folder, each sealed as {@code <name>.jwe}; what was kept there before is sealed by {@link
 * #sealWhatIsOpen}. A file is written whole or not at all. Thread-safe.
 */
public final class SealedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);
    private static final String SEALED = ".jwe";
    private static final String UNFINISHED = ".jwe.new";
    private final ReadWriteLock sealing = new ReentrantReadWriteLock();
    private final Path folder;
    private final FileSeal seal;

    /** The files of this folder and of those in it. */
    public SealedFiles(Path folder, FileSeal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /** Whether there is one of this name. */
    public boolean has(String name) {
        return Files.exists(sealed(open(name))) || Files.exists(open(name));
    }

    /** What is in one; NoSuchFileException where there is none of this name. */
    public byte[] read(String name) throws IOException {
        // what was read must be opened before its key is forgotten
        Lock oneKey = sealing.readLock();
        oneKey.lock();
        try {
            return seal.open(Files.readAllBytes(sealed(open(name))));
        } catch (NoSuchFileException e) {
            return Files.readAllBytes(open(name));
        } finally {
            oneKey.unlock();
        }
    }

    /** Keeps one in the place of an earlier one. */
    public void write(String name, byte[] content) throws IOException {
        Lock oneKey = sealing.readLock();
        oneKey.lock();
        try {
            put(open(name), content);
        } finally {
            oneKey.unlock();
        }
    }

    /** Forgets one. */
    public void delete(String name) throws IOException {
        // what is being sealed anew would come back
        Lock oneKey = sealing.readLock();
        oneKey.lock();
        try {
            Files.deleteIfExists(sealed(open(name)));
            Files.deleteIfExists(open(name));
        } finally {
            oneKey.unlock();
        }
    }

    /** Forgets a folder in which no file is left. */
    public void deleteFolder(String name) throws IOException {
        Files.deleteIfExists(open(name));
    }

    /**
     * Seals all of them once more, as by another key. What cannot be opened any more is left as it is.
     *
     * @throws IllegalStateException where one can be neither read nor written
     */
    public void renew() {
        // what is sealed by the former key but not kept yet would not be found
        Lock nobodyElse = sealing.writeLock();
        nobodyElse.lock();
        try {
            for (Path file : all()) {
                renew(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be sealed anew: " + e.getMessage(), e);
        } finally {
            nobodyElse.unlock();
        }
    }

    /** Seals what has been kept since before it was sealed, and takes away what a crash has left unfinished. */
    public void sealWhatIsOpen() {
        try {
            for (Path file : all()) {
                if (file.toString().endsWith(UNFINISHED)) {
                    Files.delete(file);
                } else if (!file.toString().endsWith(SEALED)) {
                    put(file, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be sealed: " + e.getMessage(), e);
        }
    }

    private void renew(Path file) throws IOException {
        String name = file.toString();
        if (!name.endsWith(SEALED)) {
            return;
        }
        byte[] content;
        try {
            content = seal.open(Files.readAllBytes(file));
        } catch (IllegalStateException e) {
            LOG.warn("{} stays as it is: {}", file, e.getMessage());
            return;
        }
        put(Path.of(name.substring(0, name.length() - SEALED.length())), content);
    }

    private void put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = Path.of(file + UNFINISHED);
        Files.write(next, seal.close(content), CREATE, TRUNCATE_EXISTING, WRITE, SYNC); // before the open one goes
        Files.move(next, sealed(file), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(file);
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path open(String name) {
        return folder.resolve(name);
    }

    private static Path sealed(Path file) {
        return Path.of(file + SEALED);
    }
}
