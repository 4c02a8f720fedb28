// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets that are made and kept in a file for its owner's eyes only. Thread-safe, also between processes. */
public final class SecretFile {
    private SecretFile() {}

    /** The secret in this file, made where there is no file yet; StartFailure where it can be neither read nor made. */
    public static String in(Path file, Supplier<String> secret) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : made(file, secret.get());
        } catch (IOException e) {
            throw new StartFailure(file + " can be neither read nor written: " + e.getMessage(), e);
        }
    }

    /** Keeps another secret in the place of the one in this file; StartFailure where it cannot be written. */
    public static void replace(Path file, String secret) {
        try {
            Files.move(writtenBeside(file, secret), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String made(Path file, String secret) throws IOException {
        Path next = writtenBeside(file, secret);
        try {
            Files.createLink(file, next);
            return secret;
        } catch (FileAlreadyExistsException e) {
            // another process was faster
            return Files.readString(file).strip();
        } finally {
            Files.delete(next);
        }
    }

    /** The secret in a new file of the same folder, which is made where there is none. */
    private static Path writtenBeside(Path file, String secret) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, file.getFileName().toString(), ".new", ownerOnly());
        return Files.writeString(next, secret, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        if (!views.contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))};
    }
}
