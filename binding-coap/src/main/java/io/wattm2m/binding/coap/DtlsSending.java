// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.binding.coap.DtlsPeers.Certificates;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.Configuration.ModuleDefinitionsProvider;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.californium.scandium.dtls.x509.KeyManagerCertificateProvider;

/**
 * DTLS as the client: with our pre-shared key where we have one, and with certificates.
 *
 * @param settings our key
 * @param certificates ours, and whom we believe; empty where there is only the key
 */
record DtlsSending(DtlsSettings settings, Optional<Certificates> certificates) implements Transport {
    /** After so long a silence the session is resumed first: the server may have forgotten it. */
    private static final int RESUME_AFTER_SECONDS = 30;
    private static final String KEY_TYPE = "EC";

    @Override
    public String place() {
        return "any port";
    }

    @Override
    public List<ModuleDefinitionsProvider> definitions() {
        return List.of(DtlsConfig.DEFINITIONS);
    }

    @Override
    public void configure(Configuration configuration) {
        if (!settings.hasKey() && certificates.isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "CoAP over DTLS needs a key or a certificate of our own (coaps.identity, coaps.key)");
        }
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, settings.maxSessions())
                .set(DtlsConfig.DTLS_AUTO_HANDSHAKE_TIMEOUT, RESUME_AFTER_SECONDS, TimeUnit.SECONDS)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1).set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 2);
    }

    @Override
    public void attach(CoapEndpoint.Builder endpoint, Configuration configuration) {
        DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(configuration)
                .setAddress(new InetSocketAddress(0));
        if (settings.hasKey()) {
            dtls.setAdvancedPskStore(new AdvancedSinglePskStore(settings.identity(), settings.keyBytes()));
        }
        certificates.ifPresent(mutual -> show(dtls, mutual));
        endpoint.setConnector(new DTLSConnector(dtls.build()));
    }

    private static void show(DtlsConnectorConfig.Builder dtls, Certificates certificates) {
        dtls.setAdvancedCertificateVerifier(new ServerCertificates(certificates.trust()));
        if (certificates.keys().getClientAliases(KEY_TYPE, null) != null) {
            dtls.setCertificateIdentityProvider(
                    new KeyManagerCertificateProvider(certificates.keys(), CertificateType.X_509));
        }
    }
}
