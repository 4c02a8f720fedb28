// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.wattm2m.cse.spi.CredentialKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Makes secrets and checks them, without telling by its time how much of one was right. Of a token there is a hash: it
 * has 256 random bits, so that a slow one would add nothing. A password has a slow one, for whoever steals the file. A
 * pre-shared key is kept as it is, because DTLS computes with it. Thread-safe.
 */
final class Secrets {
    private static final int TOKEN_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;
    private static final int IDENTIFIER_BYTES = 5;
    private static final int SALT_BYTES = 16;
    // one pass over 7 MiB is little, and enough for passwords that are made here with 144 random bits
    private static final int ARGON_KIBIBYTES = 7 << 10;
    // so that logins cannot take the memory
    private static final int AT_A_TIME = 2;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore hashing = new Semaphore(AT_A_TIME);

    /** A new identifier, which is no secret. */
    String identifier() {
        return HexFormat.of().formatHex(bytes(IDENTIFIER_BYTES));
    }

    /** A new secret of this kind; none for a certificate. */
    String secret(CredentialKind kind) {
        return switch (kind) {
            case TOKEN -> text(TOKEN_BYTES);
            case PASSWORD -> text(PASSWORD_BYTES);
            case KEY -> HexFormat.of().formatHex(bytes(TOKEN_BYTES));
            case CERTIFICATE -> "";
        };
    }

    /** What is kept of a secret. */
    String kept(CredentialKind kind, String secret) {
        return switch (kind) {
            case TOKEN -> hash(secret);
            case PASSWORD -> hashing(() -> Password.hash(secret).addRandomSalt(SALT_BYTES).with(argon()).getResult());
            case KEY, CERTIFICATE -> secret;
        };
    }

    /** Whether this is the token of which that is kept. */
    static boolean isToken(String token, String kept) {
        return MessageDigest.isEqual(hash(token).getBytes(StandardCharsets.US_ASCII),
                kept.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether this is the password of which that is kept. */
    boolean isPassword(String password, String kept) {
        return hashing(() -> Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept)));
    }

    /** Not a constant: making the first takes a while, and few CSEs have passwords. */
    private static Argon2Function argon() {
        return Argon2Function.getInstance(ARGON_KIBIBYTES, 1, 1, 32, Argon2.ID);
    }

    private <T> T hashing(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
