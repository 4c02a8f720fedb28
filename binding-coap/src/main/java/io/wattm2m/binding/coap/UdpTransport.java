// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.net.InetSocketAddress;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;

/**
 * Plain UDP, where anybody can name anybody's address as the sender of a request, whose answer then goes there. What
 * can be had that way is bounded by the size of the blocks (RFC 7252 11.3).
 *
 * @param address where it is bound
 * @param block the largest payload in one message, 16 to 1024 bytes
 */
record UdpTransport(InetSocketAddress address, int block) implements Transport {

    /** What is sent again goes to one who has perhaps asked for nothing. */
    private static final int OPEN_RETRANSMISSIONS = 1;

    @Override
    public String place() {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void configure(Configuration configuration) {
        configuration.set(CoapConfig.MAX_MESSAGE_SIZE, block).set(CoapConfig.PREFERRED_BLOCK_SIZE, block);
        if (block < CoapSettings.LARGEST_BLOCK) {
            configuration.set(CoapConfig.MAX_RETRANSMIT, OPEN_RETRANSMISSIONS);
        }
    }

    @Override
    public void attach(CoapEndpoint.Builder endpoint, Configuration configuration) {
        endpoint.setInetSocketAddress(address);
    }
}
