// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Documents;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.RepeatedParameters;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages to and from primitives in a subprotocol: each is one whole primitive (TS-0020 6.1), in XML with a root
 * {@code m2m:rqp} or {@code m2m:rsp}, else without. Such a root, which some clients write in JSON too, is understood.
 * Faults are BAD_REQUEST. Thread-safe.
 */
record MessageMapping(Subprotocol protocol, Serialisations serialisations) {
    private static final String REQUEST = "m2m:rqp";
    private static final String RESPONSE = "m2m:rsp";

    /** The parameters in a message. */
    Map<String, Object> read(byte[] message) {
        Map<String, Object> document = object(document(message));
        if (document.size() == 1 && document.containsKey(REQUEST)) {
            return object(document.get(REQUEST));
        }
        return document.size() == 1 && document.containsKey(RESPONSE) ? object(document.get(RESPONSE)) : document;
    }

    /** Whether the parameters are those of a response. */
    static boolean isResponse(Map<String, Object> parameters) {
        return parameters.containsKey("rsc");
    }

    /** {@code rqi}, or an empty text where there is none. */
    static String requestIdentifier(Map<String, Object> parameters) {
        Object identifier = parameters.getOrDefault("rqi", "");
        return identifier instanceof String || identifier instanceof Number ? identifier.toString() : "";
    }

    /** The message that carries a request. */
    byte[] write(RequestPrimitive request) {
        return write(REQUEST, PrimitiveCodec.parameters(request));
    }

    /** The message that carries the response to a request with these parameters, whose release version it repeats. */
    byte[] write(ResponsePrimitive response, Map<String, Object> request) {
        Map<String, Object> all = PrimitiveCodec.parameters(response);
        RepeatedParameters.complete(all, request::get);
        return write(RESPONSE, all);
    }

    private byte[] write(String root, Map<String, Object> parameters) {
        return documents().write(protocol.format() == ContentFormat.XML ? Map.of(root, parameters) : parameters);
    }

    private Documents documents() {
        return serialisations.of(protocol.format());
    }

    private Object document(byte[] message) {
        try {
            return documents().read(message);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Map<String, Object> object(@Nullable Object document) {
        if (document instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw RequestFailure.badRequest("the message is not a primitive");
    }
}
