// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payloads to and from primitives (TS-0010 6.3): the whole primitive in JSON, without a root member. A root member
 * {@code m2m:rqp} or {@code m2m:rsp}, which some clients write, is understood and answered alike. Faults are
 * BAD_REQUEST. Pure.
 */
final class MqttMapping {
    private static final String REQUEST = "m2m:rqp";
    private static final String RESPONSE = "m2m:rsp";
    private static final int SEARCHED = 65_536;
    private static final Pattern IDENTIFIER = Pattern.compile("\"rqi\"\\s*:\\s*\"([^\"\\\\]{1,256})\"");
    private static final JsonDocuments DOCUMENTS = new JsonDocuments();

    private MqttMapping() {}

    /** The parameters of the request in a payload. */
    static Parameters read(byte[] payload) {
        return read(payload, REQUEST);
    }

    /** The request that parameters make. */
    static RequestPrimitive request(Parameters parameters) {
        return PrimitiveCodec.request(parameters.all());
    }

    /** The payload of a request. */
    static byte[] write(RequestPrimitive request) {
        return DOCUMENTS.write(PrimitiveCodec.parameters(request));
    }

    /** The response in a payload. */
    static ResponsePrimitive response(Parameters parameters) {
        return PrimitiveCodec.response(parameters.all());
    }

    /** The parameters of the response in a payload. */
    static Parameters readResponse(byte[] payload) {
        return read(payload, RESPONSE);
    }

    /** The payload of the response to a request, whose style and release version it repeats. */
    static byte[] write(ResponsePrimitive response, Parameters request) {
        Map<String, Object> all = PrimitiveCodec.parameters(response);
        Optional.ofNullable(request.all().get("rvi")).filter(String.class::isInstance)
                .ifPresent(version -> all.putIfAbsent("rvi", version));
        return DOCUMENTS.write(request.wrapped() ? Map.of(RESPONSE, all) : all);
    }

    /** The request identifier in a payload that is not well-formed, if one can be made out; else an empty text. */
    static String salvagedIdentifier(byte[] payload) {
        Matcher matcher = IDENTIFIER.matcher(
                new String(payload, 0, Math.min(payload.length, SEARCHED), StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }

    private static Parameters read(byte[] payload, String root) {
        Map<String, Object> document = object(document(payload), "the payload");
        boolean wrapped = document.size() == 1 && document.containsKey(root);
        return new Parameters(wrapped ? object(document.get(root), root) : document, wrapped);
    }

    private static Object document(byte[] payload) {
        try {
            return DOCUMENTS.read(payload);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw RequestFailure.badRequest(name + " is not a JSON object");
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
            all = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(all));
        }

        /** {@code rqi}, or an empty text where there is none. */
        String requestIdentifier() {
            Object identifier = all.getOrDefault("rqi", "");
            return identifier instanceof String || identifier instanceof Number ? identifier.toString() : "";
        }
    }
}
