// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Documents;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages to and from primitives in a subprotocol: each is one whole primitive (TS-0020 6.1). Faults are BAD_REQUEST.
 * Pure.
 */
record MessageMapping(Subprotocol protocol) {
    private static final Map<ContentFormat, Documents> DOCUMENTS = Map.of(ContentFormat.JSON, new JsonDocuments());
    private static final int SEARCHED = 65_536;
    private static final Pattern IDENTIFIER =
            Pattern.compile("\"rqi\"\\s*:\\s*\"([^\"\\\\]{1,256})\"|<rqi>([^<>&]{1,256})</rqi>");

    /** The parameters in a message. */
    @SuppressWarnings("unchecked") // the document model has no other maps
    Map<String, Object> read(byte[] message) {
        if (document(message) instanceof Map<?, ?> parameters) {
            return (Map<String, Object>) parameters;
        }
        throw RequestFailure.badRequest("the message is not a primitive");
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

    /** The request identifier in a message that is not well-formed, if one can be made out; else an empty text. */
    static String salvagedIdentifier(byte[] message) {
        Matcher matcher = IDENTIFIER.matcher(
                new String(message, 0, Math.min(message.length, SEARCHED), StandardCharsets.UTF_8));
        if (!matcher.find()) {
            return "";
        }
        return Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2))).orElse("");
    }

    /** The message that carries a request. */
    byte[] write(RequestPrimitive request) {
        return documents().write(PrimitiveCodec.parameters(request));
    }

    /** The message that carries the response to a request with these parameters, whose release version it repeats. */
    byte[] write(ResponsePrimitive response, Map<String, Object> request) {
        Map<String, Object> all = PrimitiveCodec.parameters(response);
        Optional.ofNullable(request.get("rvi")).filter(String.class::isInstance)
                .ifPresent(version -> all.putIfAbsent("rvi", version));
        return documents().write(all);
    }

    private Documents documents() {
        return Optional.ofNullable(DOCUMENTS.get(protocol.format())).orElseThrow();
    }

    private Object document(byte[] message) {
        try {
            return documents().read(message);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
