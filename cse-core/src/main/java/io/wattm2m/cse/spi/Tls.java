// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Who we are to the other end of a TLS or DTLS connection, and whom we believe there. When files change, new
 * connections go by the new ones, without a word to whoever uses this. Thread-safe.
 *
 * @param keys our certificates with their keys
 * @param trust whom we believe
 */
public record Tls(X509ExtendedKeyManager keys, X509ExtendedTrustManager trust) {
    /** The versions that are spoken. */
    public static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    public Tls {
        requireNonNull(keys, "keys is null");
        requireNonNull(trust, "trust is null");
    }

    /** A context for TLS engines and sockets. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new StartFailure("TLS cannot be had: " + e.getMessage(), e);
        }
    }
}
