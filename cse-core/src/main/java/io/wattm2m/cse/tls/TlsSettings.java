// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import java.time.Duration;

/**
 * The section {@code tls} of the configuration. Files are PEM, or PKCS #12 where they end in {@code .p12} or
 * {@code .pfx}.
 *
 * @param certificate our listeners' certificate with its chain, empty for listeners without TLS
 * @param key its key; empty where the file of the certificate has it too
 * @param password of the PKCS #12 files
 * @param clientAuthorities who signs the certificates of clients; without it each is known by its fingerprint only
 * @param authorities who signs the certificates of those that we connect to, beside those the JDK knows
 * @param clientCertificate the certificate that we show to those we connect to
 * @param clientKey its key; empty where the file of the certificate has it too
 * @param reload how often we look whether the files have changed
 */
public record TlsSettings(String certificate, String key, String password, String clientAuthorities, String authorities,
        String clientCertificate, String clientKey, Duration reload) {
    public static final TlsSettings DEFAULTS = new TlsSettings("", "", "", "", "", "", "", Duration.ofSeconds(10));

    /** The same, believing in these authorities of those that we connect to. */
    public TlsSettings withAuthorities(String newAuthorities) {
        return new TlsSettings(certificate, key, password, clientAuthorities, newAuthorities, clientCertificate,
                clientKey, reload);
    }

    @Override
    public String toString() {
        return "TlsSettings[" + certificate + "]";
    }
}
