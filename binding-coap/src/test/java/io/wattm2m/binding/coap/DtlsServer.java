// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A binding over DTLS that answers every request with OK. */
final class DtlsServer implements AutoCloseable {
    /** The requests that came in. */
    final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final CoapBinding binding = TestSettings.secured(new TestPeers());
    final URI uri = binding.start(this::ok).getFirst();

    @Override
    public void close() {
        binding.close();
    }

    private ResponsePrimitive ok(RequestPrimitive request) {
        received.add(request);
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }
}
