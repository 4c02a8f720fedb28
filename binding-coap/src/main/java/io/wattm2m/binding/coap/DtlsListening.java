// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.eclipse.californium.elements.config.CertificateAuthenticationMode.NEEDED;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.Configuration.ModuleDefinitionsProvider;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.x509.KeyManagerCertificateProvider;

/**
 * DTLS as the server (TS-0003 8.2.1, RFC 7925): pre-shared keys always, raw public keys and certificates where the
 * server has a certificate itself. A handshake costs memory only after the client has proved its address by a cookie.
 *
 * @param address where it is bound
 * @param settings how many sessions there may be
 * @param peers who the clients are
 */
record DtlsListening(InetSocketAddress address, DtlsSettings settings, DtlsPeers peers) implements Transport {
    /** When there are too many sessions, one that has been silent for so long makes room. */
    private static final int STALE_SECONDS = 30;

    @Override
    public String place() {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public List<ModuleDefinitionsProvider> definitions() {
        return List.of(DtlsConfig.DEFINITIONS);
    }

    @Override
    public void configure(Configuration configuration) {
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, settings.maxSessions())
                .set(DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD, STALE_SECONDS, TimeUnit.SECONDS)
                .set(DtlsConfig.DTLS_USE_HELLO_VERIFY_REQUEST, true)
                .set(DtlsConfig.DTLS_USE_ANTI_REPLAY_FILTER, true)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1).set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 2);
    }

    @Override
    public void attach(CoapEndpoint.Builder endpoint, Configuration configuration) {
        DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(configuration).setAddress(address)
                .setAdvancedPskStore(new PreSharedKeys(peers)).setSessionListener(new FailedHandshakes())
                .setApplicationLevelInfoSupplier(PreSharedKeys::remembered);
        peers.certificates().ifPresent(certificates -> show(dtls, certificates));
        endpoint.setConnector(new DTLSConnector(dtls.build())).setEndpointContextMatcher(new SessionMatcher());
    }

    private void show(DtlsConnectorConfig.Builder dtls, DtlsPeers.Certificates certificates) {
        dtls.set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, NEEDED)
                .setCertificateIdentityProvider(new KeyManagerCertificateProvider(certificates.keys(),
                        CertificateType.X_509, CertificateType.RAW_PUBLIC_KEY))
                .setAdvancedCertificateVerifier(new ClientCertificates(peers, certificates.trust()));
    }
}
