// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.SecretKey;
import org.eclipse.californium.elements.auth.AdditionalInfo;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.SecretUtil;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are shared with clients. An unknown identity is treated as a wrong key, so that nobody can ask which
 * identities there are (RFC 4279 2). Thread-safe.
 */
final class PreSharedKeys implements AdvancedPskStore {
    private static final String DIGEST = "key";
    private static final int NOBODYS_BYTES = 32;
    private final SecureRandom random = new SecureRandom();
    private final DtlsPeers peers;

    PreSharedKeys(DtlsPeers peers) {
        this.peers = peers;
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public PskSecretResult requestPskSecretResult(ConnectionId connection, @Nullable ServerNames names,
            PskPublicInformation identity, String algorithm, SecretKey otherSecret, byte[] seed,
            boolean extendedMasterSecret) {
        byte[] key = peers.key(identity.getPublicInfoAsString()).orElseGet(this::nobodys);
        return new PskSecretResult(connection, identity, SecretUtil.create(key, PskSecretResult.ALGORITHM_PSK),
                digest(key));
    }

    /** What is remembered of a client besides its identity: with which key it came, in a way that tells it nobody. */
    static AdditionalInfo remembered(Principal client, @Nullable Object digest) {
        return digest == null ? AdditionalInfo.empty() : AdditionalInfo.from(Map.of(DIGEST, digest));
    }

    /** Whether a client came with this key. */
    static boolean cameWith(byte[] key, PreSharedKeyIdentity client) {
        return digest(key).equals(client.getExtendedInfo().get(DIGEST, String.class));
    }

    @Override
    public @Nullable PskPublicInformation getIdentity(InetSocketAddress peer, @Nullable ServerNames names) {
        return null; // a client's business
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // the result is there at once
    }

    private static String digest(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private byte[] nobodys() {
        byte[] key = new byte[NOBODYS_BYTES];
        random.nextBytes(key);
        return key;
    }
}
