// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * New passwords by the command line: who may write into the data folder may set them, also while the application has
 * its database open. A file is named by the hash of its secret, and has the account's name and the time it ends.
 * Thread-safe.
 */
public final class ResetFiles {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int SECRET_BYTES = 32;
    private final Path folder;
    private final InstantSource clock;

    /** The resets in this data folder. */
    public ResetFiles(Path data, InstantSource clock) {
        this.folder = data.resolve("energy").resolve("password-resets");
        this.clock = clock;
    }

    /** Makes a secret for one new password within the hour; whether there is such an account is not seen. */
    public String issue(String name) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(Tickets.hash(secret)),
                    List.of(Person.name(name), clock.instant().plus(LIFE).toString()));
        } catch (IOException e) {
            throw new StartFailure("a reset cannot be written to " + folder + ": " + e.getMessage(), e);
        }
        return secret;
    }

    /** Takes back what was issued for an account. */
    void forget(String name) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                if (!lines.isEmpty() && lines.getFirst().equals(name)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the resets in " + folder + " cannot be read", e);
        }
    }

    /** Uses a secret up; the account's name, empty where it is unknown, used or over. */
    Optional<String> use(String secret) {
        Path file = folder.resolve(Tickets.hash(secret));
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            // only one of several callers succeeds
            Files.delete(file);
            boolean isValid = lines.size() == 2 && clock.instant().isBefore(Instant.parse(lines.get(1)));
            return isValid ? Optional.of(lines.get(0)) : Optional.empty();
        } catch (NoSuchFileException | DateTimeException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the reset " + file + " cannot be read", e);
        }
    }
}
