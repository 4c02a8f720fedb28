// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that sign themselves, made by the JDK's keytool, for Java and as PEM files for others. */
final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private final Path folder;

    TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a key with a certificate for this name, valid as 127.0.0.1. */
    void make(String name) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext",
                "SAN=IP:127.0.0.1,DNS:localhost", "-ext", "BC=ca:true", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", store(name).toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }

    /** Who has this name's key and believes these others. */
    SSLContext context(String name, String... trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(name), PASSWORD);
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        for (String other : trusted) {
            believed.setCertificateEntry(other, load(other).getCertificate(other));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** The file with the certificate. */
    Path certificate(String name) throws IOException, GeneralSecurityException {
        return pem(name + ".crt", "CERTIFICATE", load(name).getCertificate(name).getEncoded());
    }

    /** The file with the key. */
    Path key(String name) throws IOException, GeneralSecurityException {
        return pem(name + ".key", "PRIVATE KEY", load(name).getKey(name, PASSWORD).getEncoded());
    }

    private Path pem(String file, String type, byte[] der) throws IOException {
        return Files.write(folder.resolve(file), List.of("-----BEGIN " + type + "-----",
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), "-----END " + type + "-----"));
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }
}
