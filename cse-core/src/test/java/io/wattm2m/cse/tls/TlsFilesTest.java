// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.Tls;
import io.wattm2m.cse.testing.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates and keys in files, PEM and PKCS #12 (RFC 7468, RFC 7292). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsFilesTest {
    private Path folder = Path.of("");

    @BeforeAll
    void make(@TempDir Path temporary) throws Exception {
        folder = temporary;
        new Certificates(folder).with("server").with("meter");
        Files.writeString(folder.resolve("empty.crt"), "");
        Files.writeString(folder.resolve("garbage.p12"), "not a key store");
        Files.writeString(folder.resolve("garbage.crt"),
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Files.writeString(folder.resolve("legacy.key"),
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
    }

    @Test
    void aKeyStoreIsAsGoodAsPem() {
        assertThat(subject(server("server.crt", "server.key", ""))).isEqualTo("CN=server");
        assertThat(subject(server("server.p12", "", "changeit"))).isEqualTo("CN=server");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            absent.crt  | server.key | ''       | there is no file
            absent.p12  | ''         | changeit | absent.p12
            server.p12  | ''         | wrong    | server.p12
            garbage.p12 | ''         | changeit | garbage.p12
            server.crt  | absent.key | ''       | absent.key
            server.crt  | ''         | ''       | no unencrypted PKCS #8 key
            server.crt  | legacy.key | ''       | openssl pkcs8
            empty.crt   | server.key | ''       | there is no certificate in it
            garbage.crt | server.key | ''       | garbage.crt
            """)
    void whatIsOfNoUseIsNamedInOneLineWithoutThePassword(String certificate, String key, String password, String text) {
        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> server(certificate, key, password))
                .withMessageContaining(text).withMessageContaining(folder.resolve(certificate).toString())
                .withMessageNotContaining("\n")
                .satisfies(failure -> assertThat(password.isEmpty() || password.equals("changeit")
                        || !String.valueOf(failure.getMessage()).contains(" " + password + " ")).isTrue());
    }

    @Test
    void onlyTheAuthoritiesClientsAreBelieved() throws Exception {
        Tls tls = new TlsFiles(settings("server.crt", "server.key", "", "meter.crt")).server().orElseThrow();
        X509Certificate[] known = {Pem.certificates(folder.resolve("meter.crt")).getFirst()};
        X509Certificate[] foreign = {Pem.certificates(folder.resolve("server.crt")).getFirst()};

        tls.trust().checkClientTrusted(known, "EC");

        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> tls.trust().checkClientTrusted(foreign, "EC"));
    }

    @Test
    void aFileThatIsBrokenLaterLeavesTheOldCertificate(@TempDir Path other) throws Exception {
        Certificates certificates = new Certificates(other).with("server");
        Tls tls = new TlsFiles(new TlsSettings(certificates.store("server").toString(), "", "changeit", "", "", "", "",
                Duration.ZERO)).server().orElseThrow();
        X509Certificate before = certificate(tls);

        Files.writeString(certificates.store("server"), "half a fi");
        assertThat(certificate(tls)).isEqualTo(before);
        certificates.with("server");

        assertThat(certificate(tls)).isNotEqualTo(before);
    }

    private Tls server(String certificate, String key, String password) {
        return new TlsFiles(settings(certificate, key, password, "")).server().orElseThrow();
    }

    private TlsSettings settings(String certificate, String key, String password, String clientAuthorities) {
        return new TlsSettings(path(certificate), path(key), password, path(clientAuthorities), "", "", "",
                Duration.ofSeconds(10));
    }

    private String path(String name) {
        return name.isEmpty() ? "" : folder.resolve(name).toString();
    }

    private static String subject(Tls tls) {
        return certificate(tls).getSubjectX500Principal().getName();
    }

    private static X509Certificate certificate(Tls tls) {
        String alias = Objects.requireNonNull(tls.keys().chooseEngineServerAlias("EC", null, null));
        return Objects.requireNonNull(tls.keys().getCertificateChain(alias))[0];
    }
}
