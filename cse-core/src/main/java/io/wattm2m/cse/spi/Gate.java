// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.InetAddress;
import java.util.List;

/**
 * Who gets past a listener (TS-0004 7.3.3.1): everybody with a valid credential, and where the listener is open also
 * those who show none. Nobody with an invalid one. Thread-safe.
 *
 * @see Security#gate
 */
public final class Gate {
    private final Authenticator authenticator;
    private final boolean demanding;

    Gate(Authenticator authenticator, boolean demanding) {
        this.authenticator = authenticator;
        this.demanding = demanding;
    }

    /** Whether nobody gets past without a credential. */
    public boolean isDemanding() {
        return demanding;
    }

    /** The receiver for a transport that has no credentials. */
    public Receiver withoutEvidence(Receiver receiver) {
        return demanding ? request -> {
            throw missing();
        } : receiver;
    }

    /**
     * The sender with what it has proved.
     *
     * @param evidence what it shows, of which the first counts
     * @throws RequestFailure SECURITY_ASSOCIATION_REQUIRED where it shows nothing and has to,
     *         ORIGINATOR_NOT_AUTHENTICATED where what it shows proves nobody
     */
    public Peer admit(InetAddress from, List<Evidence> evidence) {
        if (!evidence.isEmpty()) {
            return Peer.at(from).proved(authenticator.authenticate(evidence.getFirst(), from));
        }
        if (demanding) {
            throw missing();
        }
        return Peer.at(from);
    }

    private static RequestFailure missing() {
        return new RequestFailure(ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED,
                "a credential is needed here, and none was shown");
    }
}
