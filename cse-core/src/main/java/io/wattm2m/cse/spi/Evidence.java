// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.security.cert.X509Certificate;

/** What somebody shows to prove who it is. The texts of these hold no secrets, so that they can be logged. */
public sealed interface Evidence {

    /** A bearer token, as it stands behind {@code Authorization: Bearer}. */
    record BearerToken(String token) implements Evidence {

        @Override
        public String toString() {
            return "token";
        }
    }

    /** A user name with its password. */
    record Password(String user, String password) implements Evidence {

        @Override
        public String toString() {
            return "password of " + user;
        }
    }

    /** A certificate; that its key is at hand was proved to TLS or DTLS. */
    record ClientCertificate(X509Certificate certificate) implements Evidence {

        @Override
        public String toString() {
            return "certificate of " + certificate.getSubjectX500Principal().getName();
        }
    }

    /** A credential that the transport has checked already: the DTLS handshake a key, a broker a password. */
    record Proven(CredentialKind kind, String name) implements Evidence {

        @Override
        public String toString() {
            return kind.shortName() + " " + name;
        }
    }
}
