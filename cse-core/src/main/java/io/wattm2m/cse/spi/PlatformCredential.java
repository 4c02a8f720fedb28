// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * With what the parts of the platform prove to its embedded broker that they belong to it: made once, and kept in the
 * data folder for its owner's eyes only. Nobody else is ever shown it. Immutable.
 *
 * @param user the user name
 * @param password the password
 */
public record PlatformCredential(String user, String password) {
    private static final String USER = "platform";
    private static final String FILE = "platform-credential";
    private static final int BYTES = 32;

    public PlatformCredential {
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
    }

    /** The one in this data folder; StartFailure where it can be neither read nor made. */
    public static PlatformCredential in(Path data) {
        Path file = data.resolve(FILE);
        try {
            return new PlatformCredential(USER, Files.exists(file) ? Files.readString(file).strip() : made(file));
        } catch (IOException e) {
            throw new StartFailure(file + " can be neither read nor written: " + e.getMessage(), e);
        }
    }

    private static String made(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new", ownerOnly());
        try {
            Files.writeString(next, password, StandardOpenOption.WRITE);
            Files.createLink(file, next);
            return password;
        } catch (FileAlreadyExistsException e) {
            // another process was faster
            return Files.readString(file).strip();
        } finally {
            Files.delete(next);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        if (!views.contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))};
    }

    @Override
    public String toString() {
        return "PlatformCredential[" + user + "]";
    }
}
