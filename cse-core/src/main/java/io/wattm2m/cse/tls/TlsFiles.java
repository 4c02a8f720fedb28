// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import io.wattm2m.cse.spi.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS as the settings describe it. */
public final class TlsFiles {
    private final TlsSettings settings;

    public TlsFiles(TlsSettings settings) {
        this.settings = settings;
    }

    /** TLS of our listeners, empty where no certificate is configured; StartFailure where a file is of no use. */
    public Optional<Tls> server() {
        if (settings.certificate().isEmpty()) {
            return Optional.empty();
        }
        X509ExtendedTrustManager trust = hasClientAuthorities()
                ? trust(settings.clientAuthorities(), KeyFiles::trust)
                : new KnownByFingerprint();
        return Optional.of(new Tls(keys(settings.certificate(), settings.key()), trust));
    }

    /** Whether a client's certificate is believed by its issuer, and not only known by its fingerprint. */
    public boolean hasClientAuthorities() {
        return !settings.clientAuthorities().isEmpty();
    }

    /** TLS of our connections to others; StartFailure where a file is of no use. */
    public Tls client() {
        X509ExtendedKeyManager keys = settings.clientCertificate().isEmpty() ? new NoKeys()
                : keys(settings.clientCertificate(), settings.clientKey());
        return new Tls(keys, trust(settings.authorities(), KeyFiles::trustBeyondTheJdk));
    }

    private X509ExtendedKeyManager keys(String certificate, String key) {
        Path certificateFile = Path.of(certificate);
        Path keyFile = key.isEmpty() ? certificateFile : Path.of(key);
        return new ReloadedKeys(new Watched<>(List.of(certificateFile, keyFile), settings.reload(),
                () -> KeyFiles.keys(certificateFile, keyFile, settings.password())));
    }

    private X509ExtendedTrustManager trust(String authorities, Believing believing) {
        if (authorities.isEmpty()) {
            return new ReloadedTrust(new Unwatched<>(() -> believing.in(List.of())));
        }
        Path file = Path.of(authorities);
        return new ReloadedTrust(
                new Watched<>(List.of(file), settings.reload(), () -> believing.in(Pem.certificates(file))));
    }

    /** Makes those who believe in authorities. */
    @FunctionalInterface
    private interface Believing {
        X509ExtendedTrustManager in(List<X509Certificate> authorities) throws IOException, GeneralSecurityException;
    }
}
