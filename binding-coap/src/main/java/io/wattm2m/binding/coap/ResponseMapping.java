// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Response;

/** Response primitives to and from CoAP responses (TS-0008 6.3). Thread-safe. */
final class ResponseMapping {
    private final Payloads payloads;

    ResponseMapping(Payloads payloads) {
        this.payloads = payloads;
    }

    /** The CoAP response of a primitive that answers this operation. */
    Response write(ResponsePrimitive primitive, Operation operation, ReplyForm form) {
        ResponseCode code = ResponseCodes.of(primitive.status(), operation, primitive.content().isPresent());
        Response response = new Response(code);
        fill(response, primitive, form);
        if (code == ResponseCode.CREATED) {
            primitive.content().flatMap(ResponseMapping::createdAddress)
                    .ifPresent(address -> UriPaths.segments(address).forEach(response.getOptions()::addLocationPath));
        }
        return response;
    }

    /** The CoAP response to a request that never became a primitive. */
    Response write(RequestFailure failure, ReplyForm form) {
        Response response = new Response(ResponseCodes.of(failure.status(), Operation.NOTIFY, true));
        fill(response, failure, form);
        return response;
    }

    /** Puts a failure into a response whose code is settled already. */
    void fill(Response response, RequestFailure failure, ReplyForm form) {
        ResponsePrimitive refusal = ResponsePrimitive.of(failure, form.requestIdentifier());
        fill(response, new ResponsePrimitive(refusal.status(), refusal.requestIdentifier(), refusal.content(),
                form.repeated()), form);
    }

    /**
     * The primitive in a CoAP response. Where the peer does not speak oneM2M the code tells the status, so that a plain
     * CoAP server can be a notification target.
     */
    ResponsePrimitive read(Response response, RequestPrimitive request) {
        Map<String, Object> parameters = OptionFields.read(response.getOptions());
        if (!parameters.containsKey("rsc")) {
            return withoutStatus(response, request);
        }
        parameters.putIfAbsent("rqi", request.requestIdentifier());
        payloads.read(response).ifPresent(content -> parameters.put("pc", PrimitiveCodec.document(content)));
        return PrimitiveCodec.response(parameters);
    }

    private void fill(Response response, ResponsePrimitive primitive, ReplyForm form) {
        Map<String, Object> parameters = new LinkedHashMap<>(primitive.parameters());
        parameters.put("rsc", primitive.status().number());
        if (!primitive.requestIdentifier().isEmpty()) {
            parameters.put("rqi", primitive.requestIdentifier());
        }
        OptionSet options = response.getOptions();
        OptionFields.write(parameters, form.numbering(), options);
        // a reply must not be served from a cache, whose default is a minute (RFC 7252 5.10.5)
        options.setMaxAge(0);
        primitive.content().ifPresent(content -> payloads.write(content, form.contentFormat(), response));
    }

    private static Optional<String> createdAddress(Content content) {
        Object address = content.value();
        if (content.name().equals("m2m:rce") && address instanceof Map<?, ?> members && members.containsKey("uri")) {
            return Optional.of(String.valueOf(members.get("uri")));
        }
        return content.name().equals("m2m:uri") ? Optional.of(address.toString()) : Optional.empty();
    }

    private static ResponsePrimitive withoutStatus(Response response, RequestPrimitive request) {
        ResponseStatusCode status = ResponseCodes.status(response.getCode());
        if (status.isSuccess()) {
            return ResponsePrimitive.of(status, request);
        }
        String text = response.getPayloadSize() == 0 ? "" : ": " + response.getPayloadString();
        return ResponsePrimitive.of(new RequestFailure(status, "the peer answered " + response.getCode() + text),
                request.requestIdentifier());
    }
}
