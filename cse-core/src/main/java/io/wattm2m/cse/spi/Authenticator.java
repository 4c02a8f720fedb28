// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestFailure;
import java.net.InetAddress;
import java.util.Optional;

/** Tells who somebody is by what he shows. Thread-safe; may take a tenth of a second for a password. */
public interface Authenticator {

    /**
     * Whom the evidence proves.
     *
     * @param from where it comes from: whoever guesses from there is slowed down
     * @throws RequestFailure ORIGINATOR_NOT_AUTHENTICATED where it proves nobody
     */
    Identity authenticate(Evidence evidence, InetAddress from);

    /** The pre-shared key with this identity, for a DTLS handshake; empty where there is none that is valid. */
    Optional<byte[]> key(String name);
}
