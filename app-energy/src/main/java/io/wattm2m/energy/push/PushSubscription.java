// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * That a browser wants to be told. Immutable.
 *
 * @param personId whose browser it is
 * @param endpoint the address that its push service has given it
 * @param publicKey the browser's own key, a point on P-256 in base64url ({@code p256dh})
 * @param secret what is mixed into each message's key, 16 bytes in base64url ({@code auth})
 * @param language of what it shows, {@code ko} or {@code en}
 * @param since when it was made
 */
public record PushSubscription(String personId, String endpoint, String publicKey, String secret, String language,
        Instant since) {
    private static final int POINT_BYTES = 65;
    private static final int SECRET_BYTES = 16;
    private static final int LONGEST = 1000;

    public PushSubscription {
        requireNonNull(personId, "personId is null");
        requireNonNull(since, "since is null");
        require(endpoint.length() <= LONGEST, "endpoint has at most " + LONGEST + " characters");
        require(length(publicKey) == POINT_BYTES, "keys.p256dh is not a point of 65 bytes in base64url");
        require(length(secret) == SECRET_BYTES, "keys.auth is not 16 bytes in base64url");
        require(Set.of("ko", "en").contains(language), "language '" + language + "' is not ko or en");
    }

    /** Its name in addresses, which does not give the endpoint away. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SECRET_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static int length(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Without what messages can be sent and sealed with. */
    @Override
    public String toString() {
        return "PushSubscription[" + personId + " " + id() + "]";
    }
}
