// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.InetAddress;
import java.security.Principal;
import java.util.Optional;

/** The clients where none is known: nobody comes in. Immutable. */
final class Nobody implements DtlsPeers {

    @Override
    public Optional<byte[]> key(String identity) {
        return Optional.empty();
    }

    @Override
    public Peer admit(InetAddress from, Optional<Principal> principal) {
        throw new RequestFailure(ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED, "no client is known here");
    }

    @Override
    public Optional<Certificates> certificates() {
        return Optional.empty();
    }
}
