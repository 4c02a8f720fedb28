// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of a test: who they are by their names in DTLS. */
final class TestPeers implements DtlsPeers {
    static final byte[] KEY = "sixteen-bytes-to".getBytes(StandardCharsets.US_ASCII);
    final Map<String, String> originators = new ConcurrentHashMap<>(Map.of("meter-1", "Cmeter", "reader-1", "Creader"));
    static final Identity METER = new Identity("Cmeter", "test");
    private final Optional<Certificates> certificates;

    TestPeers() {
        this.certificates = Optional.empty();
    }

    TestPeers(Certificates certificates) {
        this.certificates = Optional.of(certificates);
    }

    @Override
    public Optional<byte[]> key(String identity) {
        return originators.containsKey(identity) ? Optional.of(KEY.clone()) : Optional.empty();
    }

    @Override
    public Peer admit(InetAddress from, Optional<Principal> principal) {
        return principal.map(Principal::getName).flatMap(name -> Optional.ofNullable(originators.get(name)))
                .map(originator -> Peer.at(from).proved(new Identity(originator, "test")))
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, "unknown"));
    }

    @Override
    public Optional<Certificates> certificates() {
        return certificates;
    }
}
