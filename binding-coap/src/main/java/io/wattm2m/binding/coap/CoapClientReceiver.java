// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.net.URI;

/** The entity behind a CoAP URI: its point of access, or the very target of notifications. Immutable. */
final class CoapClientReceiver implements Receiver {
    private final String uri;
    private final ContentFormat format;
    private final Sender sender;
    private final RequestMapping requests;
    private final ResponseMapping responses;

    CoapClientReceiver(URI uri, ContentFormat format, Sender sender, Payloads payloads) {
        this.uri = uri.toString();
        this.format = format;
        this.sender = sender;
        this.requests = new RequestMapping(payloads);
        this.responses = new ResponseMapping(payloads);
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        Receiver exchange =
                out -> responses.read(sender.send(requests.write(out, uri, out.to().equals(uri), format)), out);
        return exchange.answer(request);
    }
}
