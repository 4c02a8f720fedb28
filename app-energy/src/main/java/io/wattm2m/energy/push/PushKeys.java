// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import io.wattm2m.cse.spi.SecretFile;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * The keys by which push services know this server (RFC 8292): on the curve P-256, in base64url. Subscriptions hold for
 * them alone, so that they are made once and kept. Immutable.
 *
 * @param publicKey the point, uncompressed
 * @param privateKey the number
 */
record PushKeys(String publicKey, String privateKey) {
    private static final int NUMBER_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;

    /** Those in this file, made with the first call. */
    static PushKeys in(Path file) {
        String[] lines = SecretFile.in(file, PushKeys::made).split("\\s+");
        return new PushKeys(lines[0], lines[1]);
    }

    private static String made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey point = (ECPublicKey) pair.getPublic();
            byte[] encoded = ByteBuffer.allocate(1 + 2 * NUMBER_BYTES).put(UNCOMPRESSED)
                    .put(bytes(point.getW().getAffineX())).put(bytes(point.getW().getAffineY())).array();
            Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
            return text.encodeToString(encoded) + "\n"
                    + text.encodeToString(bytes(((ECPrivateKey) pair.getPrivate()).getS())) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has the curve P-256", e);
        }
    }

    /** A number in exactly 32 bytes. */
    private static byte[] bytes(BigInteger number) {
        byte[] shortest = number.toByteArray();
        byte[] bytes = new byte[NUMBER_BYTES];
        int length = Math.min(shortest.length, NUMBER_BYTES);
        System.arraycopy(shortest, shortest.length - length, bytes, NUMBER_BYTES - length, length);
        return bytes;
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "PushKeys[" + publicKey + "]";
    }
}
