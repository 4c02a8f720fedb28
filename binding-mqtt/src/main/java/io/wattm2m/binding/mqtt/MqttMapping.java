// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.RepeatedParameters;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Payloads to and from primitives (TS-0010 6.3): the whole primitive, in XML with a root {@code m2m:rqp} or
 * {@code m2m:rsp}, else without. Such a root, which some clients write in JSON too, is understood and answered alike.
 * Faults are BAD_REQUEST. Thread-safe.
 */
final class MqttMapping {
    private static final String REQUEST = "m2m:rqp";
    private static final String RESPONSE = "m2m:rsp";

    private final Serialisations serialisations;

    MqttMapping(Serialisations serialisations) {
        this.serialisations = serialisations;
    }

    /** The parameters of the request in a payload. */
    Parameters read(byte[] payload, ContentFormat format) {
        return read(payload, format, REQUEST);
    }

    /** The request that parameters make. */
    static RequestPrimitive request(Parameters parameters) {
        return PrimitiveCodec.request(parameters.all()).withPeer(Peer.REMOTE);
    }

    /** The payload of a request. */
    byte[] write(RequestPrimitive request, ContentFormat format) {
        Map<String, Object> all = PrimitiveCodec.parameters(request);
        return serialisations.of(format).write(format == ContentFormat.XML ? Map.of(REQUEST, all) : all);
    }

    /** The response in a payload. */
    static ResponsePrimitive response(Parameters parameters) {
        return PrimitiveCodec.response(parameters.all());
    }

    /** The parameters of the response in a payload. */
    Parameters readResponse(byte[] payload, ContentFormat format) {
        return read(payload, format, RESPONSE);
    }

    /** The payload of the response to a request, whose style and release version it repeats. */
    byte[] write(ResponsePrimitive response, Parameters request, ContentFormat format) {
        Map<String, Object> all = PrimitiveCodec.parameters(response);
        RepeatedParameters.complete(all, request.all()::get);
        boolean wrapped = request.wrapped() || format == ContentFormat.XML;
        return serialisations.of(format).write(wrapped ? Map.of(RESPONSE, all) : all);
    }

    private Parameters read(byte[] payload, ContentFormat format, String root) {
        Map<String, Object> document = object(document(payload, format), "the payload");
        boolean wrapped = document.size() == 1 && document.containsKey(root);
        if (format == ContentFormat.XML && !wrapped) {
            throw RequestFailure.badRequest("the root of the payload is not " + root);
        }
        return new Parameters(wrapped ? object(document.get(root), root) : document, wrapped);
    }

    private Object document(byte[] payload, ContentFormat format) {
        try {
            return serialisations.of(format).read(payload);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw RequestFailure.badRequest(name + " is not an object");
    }

    /**
     * The parameters of a primitive by short name.
     *
     * @param wrapped whether they stood below a root member
     */
    record Parameters(Map<String, Object> all, boolean wrapped) {
        /** Those of a payload that could not be read. */
        static final Parameters NONE = new Parameters(Map.of(), false);

        Parameters {
            all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        }

        /** {@code rqi}, or an empty text where there is none. */
        String requestIdentifier() {
            Object identifier = all.getOrDefault("rqi", "");
            return identifier instanceof String || identifier instanceof Number ? identifier.toString() : "";
        }
    }
}
