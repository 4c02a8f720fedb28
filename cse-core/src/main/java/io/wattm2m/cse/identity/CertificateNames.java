// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Under which names a certificate may be known. Pure. */
final class CertificateNames {
    private CertificateNames() {}

    /** First its SHA-256 fingerprint in hexadecimal digits, then its subject as in RFC 2253, and its other names. */
    static List<String> of(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        names.add(fingerprint(certificate));
        names.add(certificate.getSubjectX500Principal().getName());
        names.addAll(alternatives(certificate));
        return names.stream().filter(name -> !name.isEmpty()).toList();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every certificate from a handshake can be encoded", e);
        }
    }

    /** Names of hosts and URIs; each is the second item of its pair. */
    private static List<String> alternatives(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream().flatMap(Collection::stream)
                    .map(pair -> pair.get(1)).filter(String.class::isInstance).map(String.class::cast).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
