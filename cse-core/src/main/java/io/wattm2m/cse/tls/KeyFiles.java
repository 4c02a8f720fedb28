// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Reads what a connection is secured with from files, PEM or PKCS #12. */
final class KeyFiles {
    private static final char[] NO_PASSWORD = new char[0];

    private KeyFiles() {}

    /** A key with its certificates. */
    static X509ExtendedKeyManager keys(Path certificate, Path key, String password)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (isPkcs12(certificate)) {
            factory.init(KeyStore.getInstance(certificate.toFile(), password.toCharArray()), password.toCharArray());
        } else {
            KeyStore store = empty();
            store.setKeyEntry("key", Pem.key(key), NO_PASSWORD,
                    Pem.certificates(certificate).toArray(Certificate[]::new));
            factory.init(store, NO_PASSWORD);
        }
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509ExtendedKeyManager keys) {
                return keys;
            }
        }
        throw new GeneralSecurityException("the JDK has no key manager for X.509");
    }

    /** Those who believe in what these authorities have signed. */
    static X509ExtendedTrustManager trust(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority" + store.size(), authority);
        }
        return first(store);
    }

    /** What the JDK believes in, and these authorities. */
    static X509ExtendedTrustManager trustBeyondTheJdk(List<X509Certificate> authorities)
            throws IOException, GeneralSecurityException {
        TrustManagerFactory jdk = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        jdk.init((KeyStore) null);
        KeyStore store = empty();
        for (TrustManager manager : jdk.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trust) {
                for (X509Certificate authority : trust.getAcceptedIssuers()) {
                    store.setCertificateEntry("jdk" + store.size(), authority);
                }
            }
        }
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority" + store.size(), authority);
        }
        return first(store);
    }

    private static boolean isPkcs12(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".p12") || name.endsWith(".pfx");
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static X509ExtendedTrustManager first(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("the JDK has no trust manager for X.509");
    }
}
