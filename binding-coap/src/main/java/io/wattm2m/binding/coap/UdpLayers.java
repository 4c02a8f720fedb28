// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.BlockwiseLayer;
import org.eclipse.californium.core.network.stack.CongestionControlLayer;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Californium's layers for UDP, top to bottom, without observation: oneM2M notifies (TS-0008 6.2.5). Block-wise
 * transfer has a configuration of its own, since what is allocated for one is as large as the largest body.
 */
final class UdpLayers extends BaseCoapStack {
    /** What all transfers in one direction may hold together: no more than this, and this part of the heap. */
    private static final long TRANSFER_BYTES = 128 << 20;
    private static final int TRANSFER_PART = 16;
    private static final int TRANSFER_IDLE_SECONDS = 60;

    UdpLayers(Configuration configuration, EndpointContextMatcher matcher, Outbox outbox, Payloads payloads) {
        super(outbox);
        List<Layer> layers = new ArrayList<>(List.of(new ExchangeCleanupLayer(configuration),
                new BlockwiseLayer("", false, transfers(configuration), matcher), new ReplyLayer(payloads)));
        int block = configuration.get(CoapConfig.PREFERRED_BLOCK_SIZE);
        if (block < CoapSettings.LARGEST_BLOCK) {
            layers.add(new ModestLayer(block));
        }
        layers.add(CongestionControlLayer.newImplementation("", configuration));
        setLayers(layers.toArray(Layer[]::new));
    }

    /** What block-wise transfer is configured with, over TCP too. */
    static Configuration transfers(Configuration configuration) {
        Configuration transfers = new Configuration(configuration);
        int largest = configuration.get(CoapConfig.MAX_RESOURCE_BODY_SIZE);
        long bytes = Math.min(TRANSFER_BYTES, Runtime.getRuntime().maxMemory() / TRANSFER_PART);
        transfers.set(CoapConfig.MAX_ACTIVE_PEERS, Math.clamp(bytes / largest, 2, 1000));
        transfers.set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, TRANSFER_IDLE_SECONDS, TimeUnit.SECONDS);
        return transfers;
    }
}
