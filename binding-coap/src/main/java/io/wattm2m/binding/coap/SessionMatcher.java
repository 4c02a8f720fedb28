// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.net.InetSocketAddress;
import java.security.Principal;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.StrictDtlsEndpointContextMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Tells the clients of a listener apart by address and by who they are: what one has asked for, such as the next block
 * of an answer, another one at the same address does not get. Thread-safe.
 */
final class SessionMatcher extends StrictDtlsEndpointContextMatcher {

    @Override
    public Object getEndpointIdentity(EndpointContext context) {
        return new Sender(context.getPeerAddress(), context.getPeerIdentity());
    }

    private record Sender(InetSocketAddress address, @Nullable Principal principal) {}
}
