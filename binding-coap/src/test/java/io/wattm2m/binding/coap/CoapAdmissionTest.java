// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.AdmissionClient;
import io.wattm2m.cse.contract.AdmissionContractTest;
import io.wattm2m.cse.contract.Badge;
import io.wattm2m.cse.contract.Proof;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.x509.KeyManagerCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.junit.jupiter.api.Test;

/** Who is let in over CoAP with DTLS, and that clear text is of no use beside it. */
class CoapAdmissionTest extends AdmissionContractTest {
    @Override
    protected BindingProvider provider() {
        return new CoapBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("coap.port", "0", "coaps.enabled", "true", "coaps.port", "0");
    }

    @Override
    protected Set<Proof> proofs() {
        return Set.of(Proof.PRE_SHARED_KEY, Proof.CERTIFICATE, Proof.RAW_PUBLIC_KEY);
    }

    @Override
    protected AdmissionClient connect(Optional<Badge> badge) throws Exception {
        return badge.isEmpty() ? new CoapAdmissionClient(new Device(at("coap")), at("coap"), Type.CON)
                : client(badge.get(), Type.CON);
    }

    /** What needs no answer is looked at no less (RFC 7252 4.3). */
    @Test
    void aNonConfirmableRequestProvesWhoSendsItAsWell() throws Exception {
        try (AdmissionClient client = client(valid(Proof.PRE_SHARED_KEY, "Cmeter"), Type.NON);
                AdmissionClient open = new CoapAdmissionClient(new Device(at("coap")), at("coap"), Type.NON)) {
            assertThat(client.retrieve("Cmeter", "cse-in/Cmeter/power/la")).contains("rsc=2000");
            assertThat(client.retrieve("Cvictim", "cse-in/Cvictim/power/la")).contains("rsc=4106");
            assertThat(open.retrieve("Cvictim", "cse-in/Cvictim/power/la")).contains("rsc=4107");
        }
    }

    /** An identity that nobody has is no other than a known one with a wrong key (RFC 4279 2). */
    @Test
    void anUnknownIdentityIsShutOut() {
        try (Device device = Device.secured(at("coaps"), "nobody", new byte[32])) {
            assertThat(device.isShutOut()).isTrue();
        }
    }

    private CoapAdmissionClient client(Badge badge, Type type) throws Exception {
        URI server = at("coaps");
        if (badge.proof() == Proof.PRE_SHARED_KEY) {
            return new CoapAdmissionClient(
                    Device.secured(server, badge.name(), HexFormat.of().parseHex(badge.secret())), server,
                    type);
        }
        KeyManagerCertificateProvider keys = new KeyManagerCertificateProvider(certificates().keys(badge.name()),
                badge.proof() == Proof.CERTIFICATE ? CertificateType.X_509 : CertificateType.RAW_PUBLIC_KEY);
        return new CoapAdmissionClient(
                Device.secured(server, dtls -> believe(dtls.setCertificateIdentityProvider(keys))), server,
                type);
    }

    private static void believe(DtlsConnectorConfig.Builder dtls) {
        dtls.setAdvancedCertificateVerifier(
                StaticNewAdvancedCertificateVerifier.builder().setTrustAllCertificates().setTrustAllRPKs().build());
    }
}
