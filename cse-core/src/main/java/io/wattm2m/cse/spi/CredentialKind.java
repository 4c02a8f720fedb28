// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.util.Arrays;
import java.util.Optional;

/** How an originator proves who it is. */
public enum CredentialKind {
    /** A bearer token (RFC 6750), for HTTP and WebSocket. */
    TOKEN("token"),
    /** A user name with a password, for MQTT. */
    PASSWORD("password"),
    /** A pre-shared key with its identity, for DTLS. */
    KEY("key"),
    /** A client's X.509 certificate, for everything with TLS or DTLS. */
    CERTIFICATE("certificate");

    private final String shortName;

    CredentialKind(String shortName) {
        this.shortName = shortName;
    }

    /** The name in files and on the command line. */
    public String shortName() {
        return shortName;
    }

    /** The kind with this name; IllegalArgumentException names those there are. */
    public static CredentialKind named(String shortName) {
        return of(shortName).orElseThrow(() -> new IllegalArgumentException("kind '" + shortName + "' is none of "
                + Arrays.stream(values()).map(CredentialKind::shortName).toList()));
    }

    /** The kind with this name, empty where there is none. */
    public static Optional<CredentialKind> of(String shortName) {
        return Arrays.stream(values()).filter(kind -> kind.shortName.equals(shortName)).findFirst();
    }
}
