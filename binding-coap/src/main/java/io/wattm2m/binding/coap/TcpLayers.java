// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.BlockwiseLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.core.network.stack.TcpAdaptionLayer;
import org.eclipse.californium.core.network.stack.TcpExchangeCleanupLayer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/** Californium's layers for TCP, top to bottom, without observation, and with the limits that UDP has. */
final class TcpLayers extends BaseCoapStack {

    TcpLayers(Configuration configuration, EndpointContextMatcher matcher, Outbox outbox, Payloads payloads) {
        super(outbox);
        setLayers(new Layer[] {new TcpExchangeCleanupLayer(),
            new BlockwiseLayer("", true, UdpLayers.transfers(configuration), matcher), new ReplyLayer(payloads),
            new TcpAdaptionLayer()});
    }
}
