// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

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
        return new PlatformCredential(USER, SecretFile.in(data.resolve(FILE), PlatformCredential::made));
    }

    private static String made() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public String toString() {
        return "PlatformCredential[" + user + "]";
    }
}
