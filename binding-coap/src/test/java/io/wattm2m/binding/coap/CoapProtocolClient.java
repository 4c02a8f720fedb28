// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.Standard;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;

/** An application on Californium as it comes, with its own block-wise transfer, for requests and for notifications. */
final class CoapProtocolClient implements ProtocolClient, MessageDeliverer {
    private static final Payloads PAYLOADS = new Payloads(Standard.SERIALISATIONS);
    private final RequestMapping requests = new RequestMapping(PAYLOADS);
    private final ResponseMapping responses = new ResponseMapping(PAYLOADS);
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final Map<String, ContentFormat> formats = new ConcurrentHashMap<>();
    private final URI cse;
    private final ContentFormat format;
    private final Device sender;
    private final Device listener;

    CoapProtocolClient(URI cse, ContentFormat format) {
        this(cse, format, new Device(cse), new Device(cse));
    }

    /** One with devices of its own making: one that sends, one that listens. */
    CoapProtocolClient(URI cse, ContentFormat format, Device sender, Device listener) {
        this.cse = cse;
        this.format = format;
        this.sender = sender;
        this.listener = listener;
        listener.endpoint().setMessageDeliverer(this);
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        return responses.read(sender.send(requests.write(request, cse.toString(), false, format)), request);
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, byte[] body) {
        Request message = requests.write(request, cse.toString(), false, format);
        message.setPayload(body);
        return responses.read(sender.send(message), request);
    }

    @Override
    public URI notificationUrl() {
        return URI.create(base() + "/hook");
    }

    @Override
    public URI pointOfAccess(String aeId) {
        return URI.create(base());
    }

    @Override
    public List<RequestPrimitive> received() {
        return List.copyOf(received);
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        RequestPrimitive request = requests.read(exchange.getRequest());
        int number = exchange.getRequest().getOptions().getContentFormat();
        for (ContentFormat written : ContentFormat.values()) {
            if (Payloads.number(written) == number) {
                formats.put(request.requestIdentifier(), written);
            }
        }
        received.add(request.to().equals("hook") ? request.withTo(notificationUrl().toString()) : request);
        Response response = new Response(ResponseCode.CHANGED);
        for (OneM2mOption option : List.of(OneM2mOption.RESPONSE_STATUS, OneM2mOption.REQUEST_IDENTIFIER)) {
            OptionDefinition definition = Numbering.RELEASE_3.definition(option).orElseThrow();
            response.getOptions().addOption(option.isNumber() ? definition.create(2000)
                    : definition.create(request.requestIdentifier()));
        }
        exchange.sendResponse(response);
    }

    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        exchange.getRequest().setResponse(response);
    }

    @Override
    public ContentFormat formatOf(RequestPrimitive notification) {
        return formats.get(notification.requestIdentifier());
    }

    @Override
    public void close() {
        sender.close();
        listener.close();
    }

    private String base() {
        return cse.getScheme() + "://127.0.0.1:" + listener.endpoint().getAddress().getPort();
    }
}
