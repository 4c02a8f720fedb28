// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates that sign themselves, valid as 127.0.0.1 unless said otherwise, made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "changeit";
    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a key with a certificate for this name, in PEM files {@code name.crt} and {@code name.key} too. */
    public Certificates with(String name) throws IOException, GeneralSecurityException, InterruptedException {
        return with(name, "127.0.0.1,DNS:localhost");
    }

    /** The same, valid as this IP address. */
    public Certificates with(String name, String address)
            throws IOException, GeneralSecurityException, InterruptedException {
        Files.deleteIfExists(store(name));
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name,
                "-ext", "SAN=IP:" + address, "-ext", "BC=ca:true", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", store(name).toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        pem(certificate(name), "CERTIFICATE", load(name).getCertificate(name).getEncoded());
        pem(key(name), "PRIVATE KEY", load(name).getKey(name, PASSWORD.toCharArray()).getEncoded());
        return this;
    }

    /** The file with the certificate. */
    public Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    /** The file with the key. */
    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** The file with both. */
    public Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    /** The SHA-256 fingerprint of the certificate in hexadecimal digits. */
    public String fingerprint(String name) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(load(name).getCertificate(name).getEncoded()));
    }

    /** The public key. */
    public PublicKey publicKey(String name) throws IOException, GeneralSecurityException {
        return load(name).getCertificate(name).getPublicKey();
    }

    /** This name's key. */
    public X509ExtendedKeyManager keys(String name) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(name), PASSWORD.toCharArray());
        return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
    }

    /** Who has this name's key, none where it is empty, and believes this other. */
    public SSLContext context(String name, String trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(name.isEmpty() ? empty() : load(name), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {trust(trusted)}, null);
        return context;
    }

    /** Who believes these and nobody else. */
    public X509ExtendedTrustManager trust(String... names) throws IOException, GeneralSecurityException {
        KeyStore believed = empty();
        for (String name : names) {
            believed.setCertificateEntry(name, load(name).getCertificate(name));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
    }

    private static void pem(Path file, String type, byte[] der) throws IOException {
        Files.write(file, List.of("-----BEGIN " + type + "-----",
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), "-----END " + type + "-----"));
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
    }
}
