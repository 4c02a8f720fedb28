// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.binding.coap.DtlsPeers.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates that sign themselves, made by the JDK's keytool. */
final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a key with a certificate for this name, valid at this address. */
    void make(String name, String address) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name,
                "-ext", "SAN=IP:" + address, "-ext", "BC=ca:true", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", store(name).toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    /** Who has this name's key and believes these others. */
    Certificates certificates(String name, String... trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(name), PASSWORD);
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        for (String other : trusted) {
            believed.setCertificateEntry(other, load(other).getCertificate(other));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        return new Certificates((X509ExtendedKeyManager) keys.getKeyManagers()[0],
                (X509ExtendedTrustManager) trust.getTrustManagers()[0]);
    }

    PublicKey publicKey(String name) throws IOException, GeneralSecurityException {
        return load(name).getCertificate(name).getPublicKey();
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store(name).toFile(), PASSWORD);
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }
}
