// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.jspecify.annotations.Nullable;

/** Gives each endpoint its {@link UdpLayers} or {@link TcpLayers}. Immutable. */
@SuppressWarnings("deprecation") // the interface extends the one that it replaces
final class LayerFactory implements ExtendedCoapStackFactory {
    private final Payloads payloads;

    LayerFactory(Payloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public CoapStack createCoapStack(String protocol, String tag, Configuration configuration,
            EndpointContextMatcher matcher, Outbox outbox, @Nullable Object argument) {
        return CoAP.isTcpProtocol(protocol) ? new TcpLayers(configuration, matcher, outbox, payloads)
                : new UdpLayers(configuration, matcher, outbox, payloads);
    }

    @Override
    public CoapStack createCoapStack(String protocol, String tag, Configuration configuration, Outbox outbox,
            @Nullable Object argument) {
        throw new UnsupportedOperationException("Californium calls the other method");
    }
}
