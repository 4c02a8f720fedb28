// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The credentials that are known here, for those who administer them. Thread-safe; changes are durable on return. */
public interface Credentials {

    /** All of them, also those that have ended; oldest first. */
    List<Credential> list();

    /**
     * Makes a new one.
     *
     * @throws IllegalArgumentException if the wish makes no sense
     * @throws CredentialConflict if the name is taken
     */
    Issued issue(Wish wish);

    /**
     * Makes the secret of a credential anew; the old one proves nothing any more.
     *
     * @throws IllegalArgumentException if there is none with this identifier
     * @throws CredentialConflict if it has been revoked, or has no secret
     */
    Issued rotate(String id);

    /**
     * Ends a credential for good.
     *
     * @throws IllegalArgumentException if there is none with this identifier
     */
    Credential revoke(String id);

    /**
     * What a new credential is to be.
     *
     * @param kind how it proves
     * @param name the user, the key's identity, the certificate's fingerprint or subject; empty for one made up here
     * @param originator whom it proves, with {@code *} for any text; empty where an AE is to register with it
     * @param label what the operator wants to know it by
     * @param life how long it is valid, empty for good
     */
    record Wish(CredentialKind kind, String name, String originator, String label, Optional<Duration> life) {}

    /**
     * A credential whose secret is told this once.
     *
     * @param credential what is listed
     * @param secret the token, the password or the key in hexadecimal digits; empty for a certificate
     */
    record Issued(Credential credential, String secret) {

        @Override
        public String toString() {
            return "Issued[" + credential + "]";
        }
    }
}
