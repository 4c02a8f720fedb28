// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.RequestFailure;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what clients show in the handshake: a certificate that its issuer or its fingerprint makes known, or a raw
 * public key that is known itself (RFC 7250). Thread-safe.
 */
final class ClientCertificates implements NewAdvancedCertificateVerifier {
    private final DtlsPeers peers;
    private final X509ExtendedTrustManager trust;

    ClientCertificates(DtlsPeers peers, X509ExtendedTrustManager trust) {
        this.peers = peers;
        this.trust = trust;
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return List.of(CertificateType.X_509, CertificateType.RAW_PUBLIC_KEY);
    }

    @Override
    public CertificateVerificationResult verifyCertificate(ConnectionId connection, @Nullable ServerNames names,
            InetSocketAddress peer, boolean clientUsage, boolean verifySubject, boolean truncatePath,
            CertificateMessage message) {
        try {
            CertPath chain = message.getCertificateChain();
            if (chain == null) {
                return new CertificateVerificationResult(connection, known(peer, message.getPublicKey()), null);
            }
            return new CertificateVerificationResult(connection, known(peer, chain), null);
        } catch (CertificateException | RequestFailure e) {
            return new CertificateVerificationResult(connection, refused(e), null);
        }
    }

    @Override
    public List<X500Principal> getAcceptedIssuers() {
        return Arrays.stream(trust.getAcceptedIssuers()).map(X509Certificate::getSubjectX500Principal).toList();
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // the result is there at once
    }

    private PublicKey known(InetSocketAddress peer, PublicKey key) {
        peers.admit(peer.getAddress(), Optional.of(new RawPublicKeyIdentity(key)));
        return key;
    }

    private CertPath known(InetSocketAddress peer, CertPath path) throws CertificateException {
        if (path.getCertificates().isEmpty()) {
            throw new CertificateException("the client shows no certificate");
        }
        X509Certificate[] chain = path.getCertificates().toArray(X509Certificate[]::new);
        trust.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
        peers.admit(peer.getAddress(), Optional.of(new X509CertPath(path)));
        return path;
    }

    private static HandshakeException refused(Exception cause) {
        return new HandshakeException(String.valueOf(cause.getMessage()),
                new AlertMessage(AlertMessage.AlertLevel.FATAL, AlertDescription.BAD_CERTIFICATE), cause);
    }
}
