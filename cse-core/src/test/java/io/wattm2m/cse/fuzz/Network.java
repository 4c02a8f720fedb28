// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Others at {@code http:} addresses: at {@code inbox} everything is taken, elsewhere nobody answers. */
final class Network implements Binding {
    @Override
    public Set<String> schemes() {
        return Set.of("http");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        return List.of();
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return request -> {
            if (!"inbox".equals(pointOfAccess.getHost())) {
                throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "nobody is there");
            }
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
