// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;

/**
 * Keeps each answer within three times its request, for where the sender of a request may be forged (RFC 7252 11.3):
 * the first block is as large as that allows, and what is too short to be a request of oneM2M gets a code and no more.
 *
 * <p>Called by one thread for each exchange.
 */
final class ModestLayer extends AbstractLayer {
    private static final int FACTOR = 3;
    /** What an answer has beside its payload, and beside the token and the identifier that it has from its request. */
    private static final int OTHER_BYTES = 32;
    private static final int SHORTEST_REQUEST = 20;
    private static final int SMALLEST_BLOCK = 16;
    private final int block;

    /** Blocks of this size at the most. */
    ModestLayer(int block) {
        this.block = block;
    }

    @Override
    public void receiveRequest(Exchange exchange, Request request) {
        int most = Math.clamp((long) FACTOR * size(request) - OTHER_BYTES, SMALLEST_BLOCK, block);
        OptionSet options = request.getOptions();
        if (!options.hasBlock2()) {
            options.setBlock2(BlockOption.size2Szx(most), false, 0);
        } else if (options.getBlock2().getNum() == 0 && options.getBlock2().getSize() > most) {
            options.setBlock2(BlockOption.size2Szx(most), false, 0);
        }
        super.receiveRequest(exchange, request);
    }

    @Override
    public void sendResponse(Exchange exchange, Response response) {
        if (size(exchange.getCurrentRequest()) < SHORTEST_REQUEST) {
            response.setOptions(new OptionSet());
            response.setPayload(new byte[0]);
        }
        super.sendResponse(exchange, response);
    }

    private static int size(Request request) {
        byte[] bytes = request.getBytes();
        return bytes == null ? 0 : bytes.length;
    }
}
