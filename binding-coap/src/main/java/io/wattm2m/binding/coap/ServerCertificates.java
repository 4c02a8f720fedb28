// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.net.InetSocketAddress;
import java.security.cert.CertPath;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.elements.util.CertPathUtil;
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

/** Looks at the certificates of servers: signed by whom we believe, for the address we wanted. Thread-safe. */
final class ServerCertificates implements NewAdvancedCertificateVerifier {
    private final X509ExtendedTrustManager trust;

    ServerCertificates(X509ExtendedTrustManager trust) {
        this.trust = trust;
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return List.of(CertificateType.X_509);
    }

    @Override
    public CertificateVerificationResult verifyCertificate(ConnectionId connection, @Nullable ServerNames names,
            InetSocketAddress peer, boolean clientUsage, boolean verifySubject, boolean truncatePath,
            CertificateMessage message) {
        try {
            CertPath path = message.getCertificateChain();
            check(peer, path);
            return new CertificateVerificationResult(connection, path, null);
        } catch (CertificateException e) {
            HandshakeException refusal = new HandshakeException(String.valueOf(e.getMessage()),
                    new AlertMessage(AlertMessage.AlertLevel.FATAL, AlertDescription.BAD_CERTIFICATE), e);
            return new CertificateVerificationResult(connection, refusal, null);
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

    private void check(InetSocketAddress peer, @Nullable CertPath path) throws CertificateException {
        if (path == null || path.getCertificates().isEmpty()) {
            throw new CertificateException("the server shows no certificate");
        }
        X509Certificate[] chain = path.getCertificates().toArray(X509Certificate[]::new);
        trust.checkServerTrusted(chain, "ECDHE_ECDSA");
        if (!CertPathUtil.matchLiteralIP(chain[0], peer.getAddress().getHostAddress())
                && !CertPathUtil.matchDestination(chain[0], peer.getHostString())) {
            throw new CertificateException("the certificate is not for " + peer.getHostString());
        }
    }
}
