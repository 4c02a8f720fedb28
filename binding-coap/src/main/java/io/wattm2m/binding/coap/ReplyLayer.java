// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.RequestFailure;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.network.stack.AbstractLayer;

/**
 * The layer below block-wise transfer: what Californium refuses on its own, such as a body that is too large, gets the
 * options and the text that every oneM2M response has.
 *
 * <p>Called by one thread for each exchange.
 */
final class ReplyLayer extends AbstractLayer {
    private final Payloads payloads;
    private final ResponseMapping responses;

    ReplyLayer(Payloads payloads) {
        this.payloads = payloads;
        this.responses = new ResponseMapping(payloads);
    }

    @Override
    public void sendResponse(Exchange exchange, Response response) {
        if (response.isInternal() && response.isError()) {
            RequestFailure failure = RequestFailure.badRequest(response.getPayloadString());
            responses.fill(response, failure, ReplyForm.of(exchange.getCurrentRequest(), payloads));
        }
        // the whole body now is with its transfer; what is kept for duplicates is this block
        exchange.setResponse(response);
        super.sendResponse(exchange, response);
    }
}
