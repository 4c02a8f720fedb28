// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.Peer;
import java.net.InetAddress;
import java.security.Principal;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.californium.elements.EndpointContext;

/** Who the clients of a DTLS or TLS listener are. Thread-safe. */
interface DtlsPeers {

    /** The key that is shared with the one who calls himself so; empty where there is none that is valid. */
    Optional<byte[]> key(String identity);

    /**
     * The sender of a message, or the client in a handshake.
     *
     * @param principal whom DTLS knows, an identity of Californium; empty where the client has shown nothing
     * @throws io.wattm2m.cse.primitive.RequestFailure where he may not come in, also with a credential that has ended
     *         since the handshake
     */
    Peer admit(InetAddress from, Optional<Principal> principal);

    /** The sender of a message; RequestFailure where he may not come in. */
    default Peer peer(EndpointContext context) {
        return admit(context.getPeerAddress().getAddress(), Optional.ofNullable(context.getPeerIdentity()));
    }

    /** Our certificate and the authorities of the clients', empty where there are only keys. */
    Optional<Certificates> certificates();

    /**
     * Certificates on both sides.
     *
     * @param keys ours, with their keys
     * @param trust whom we believe
     */
    record Certificates(X509ExtendedKeyManager keys, X509ExtendedTrustManager trust) {}
}
