// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys from PEM files (RFC 7468). */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private Pem() {}

    /** The certificates in the file, in their order; at least one. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks(file, "CERTIFICATE")) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return certificates;
    }

    /** The key in the file. */
    static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        List<byte[]> blocks = blocks(file, "PRIVATE KEY");
        if (blocks.isEmpty()) {
            throw new GeneralSecurityException("there is no unencrypted PKCS #8 key (BEGIN PRIVATE KEY) in it; "
                    + "openssl pkcs8 -topk8 -nodes makes one of any other");
        }
        PKCS8EncodedKeySpec written = new PKCS8EncodedKeySpec(blocks.getFirst());
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> key = key(KeyFactory.getInstance(algorithm), written);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new GeneralSecurityException("its key is none of " + ALGORITHMS);
    }

    private static Optional<PrivateKey> key(KeyFactory factory, PKCS8EncodedKeySpec written) {
        try {
            return Optional.of(factory.generatePrivate(written));
        } catch (InvalidKeySpecException another) {
            return Optional.empty();
        }
    }

    private static List<byte[]> blocks(Path file, String name) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
        List<byte[]> blocks = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
            }
        }
        return blocks;
    }
}
