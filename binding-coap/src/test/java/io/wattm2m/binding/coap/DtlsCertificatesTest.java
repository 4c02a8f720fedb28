// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.californium.scandium.dtls.CertificateType.RAW_PUBLIC_KEY;
import static org.eclipse.californium.scandium.dtls.CertificateType.X_509;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.x509.KeyManagerCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CoAP over DTLS with certificates and raw public keys, on both sides (TS-0003 8.2.1, RFC 7250). */
class DtlsCertificatesTest {
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private Certificates files = new Certificates(Path.of("."));

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws Exception {
        files = new Certificates(folder).with("server").with("meter").with("stranger");
    }

    @Test
    void aCertificateProvesItsOriginator() throws Exception {
        TestPeers peers = new TestPeers(certificates("server", "meter"));
        peers.originators.put("CN=meter", "Cmeter");
        try (CoapBinding binding = TestSettings.secured(peers)) {
            URI server = binding.start(this::ok).getFirst();
            try (Device meter = device(server, "meter", X_509); Device stranger = device(server, "stranger", X_509)) {
                assertThat(Device.number(meter.send(meter.request(Code.DELETE, "/cse-in/a")), 307)).isEqualTo(2000);
                assertThat(stranger.isShutOut()).isTrue();
            }
        }
        assertThat(received).singleElement()
                .satisfies(request -> assertThat(request.peer().identity()).contains(TestPeers.METER));
    }

    @Test
    void aCertificateThatIsBelievedButBoundToNobodyIsShutOut() throws Exception {
        try (CoapBinding binding = TestSettings.secured(new TestPeers(certificates("server", "stranger")))) {
            try (Device stranger = device(binding.start(this::ok).getFirst(), "stranger", X_509)) {
                assertThat(stranger.isShutOut()).isTrue();
            }
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aRawPublicKeyProvesItsOriginator() throws Exception {
        TestPeers peers = new TestPeers(certificates("server"));
        peers.originators.put(new RawPublicKeyIdentity(files.publicKey("meter")).getName(), "Cmeter");
        try (CoapBinding binding = TestSettings.secured(peers)) {
            URI server = binding.start(this::ok).getFirst();
            try (Device meter = device(server, "meter", RAW_PUBLIC_KEY);
                    Device stranger = device(server, "stranger", RAW_PUBLIC_KEY)) {
                assertThat(Device.number(meter.send(meter.request(Code.DELETE, "/cse-in/a")), 307)).isEqualTo(2000);
                assertThat(stranger.isShutOut()).isTrue();
            }
        }
        assertThat(received).singleElement()
                .satisfies(request -> assertThat(request.peer().identity()).contains(TestPeers.METER));
    }

    @Test
    void weShowOurCertificateAndBelieveOnlyTheRightServer() throws Exception {
        TestPeers peers = new TestPeers(certificates("server", "meter"));
        peers.originators.put("CN=meter", "Cmeter");
        RequestPrimitive request = RequestPrimitive.retrieve("/id-in", "/id-mn/cse-mn");
        try (CoapBinding binding = TestSettings.secured(peers);
                CoapBinding right = TestSettings.sending("", "", Optional.of(certificates("meter", "server")));
                CoapBinding wary = TestSettings.sending("", "", Optional.of(certificates("meter", "stranger")))) {
            URI server = binding.start(this::ok).getFirst();

            assertThat(right.reach(server).receive(request).status()).isEqualTo(ResponseStatusCode.OK);
            assertThat(wary.reach(server).receive(request).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void aServerWhoseCertificateIsForAnotherAddressIsNotBelieved() throws Exception {
        files.with("elsewhere", "192.0.2.1");
        TestPeers peers = new TestPeers(certificates("elsewhere", "meter"));
        peers.originators.put("CN=meter", "Cmeter");
        try (CoapBinding binding = TestSettings.secured(peers);
                CoapBinding mine =
                        TestSettings.sending("", "", Optional.of(certificates("meter", "elsewhere")))) {
            assertThat(mine.reach(binding.start(this::ok).getFirst())
                    .receive(RequestPrimitive.retrieve("/id-in", "/id-mn/cse-mn")).status())
                    .isEqualTo(ResponseStatusCode.TARGET_NOT_REACHABLE);
        }
        assertThat(received).isEmpty();
    }

    private Device device(URI server, String name, CertificateType type) throws Exception {
        KeyManagerCertificateProvider keys =
                new KeyManagerCertificateProvider(files.keys(name), type);
        return Device.secured(server, dtls -> dtls.setCertificateIdentityProvider(keys).setAdvancedCertificateVerifier(
                StaticNewAdvancedCertificateVerifier.builder().setTrustAllCertificates().setTrustAllRPKs().build()));
    }

    /** Who has this name's key and believes these others. */
    private DtlsPeers.Certificates certificates(String name, String... trusted) throws Exception {
        return new DtlsPeers.Certificates(files.keys(name), files.trust(trusted));
    }

    private ResponsePrimitive ok(RequestPrimitive request) {
        received.add(request);
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }
}
