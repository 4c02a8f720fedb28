// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.RepeatedParameters;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Response primitives to and from HTTP responses (TS-0009 6.3). Pure. */
final class ResponseMapping {
    private ResponseMapping() {}

    /**
     * The message that carries a response.
     *
     * @param request the header of the request; its release version is repeated where the response has none
     * @param mediaType what the content is to be written in
     */
    static ResponseMessage message(ResponsePrimitive response, HttpFields request, String mediaType) {
        Map<String, Object> parameters = new LinkedHashMap<>(response.parameters());
        parameters.put("rqi", response.requestIdentifier());
        RepeatedParameters.complete(parameters, name -> HeaderFields.first(request, name));
        parameters.values().removeIf(value -> value instanceof String text && text.isEmpty());
        HttpFields.Mutable header = HttpFields.build();
        header.put(HeaderFields.RESPONSE_STATUS_CODE, String.valueOf(response.status().number()));
        HeaderFields.moveToHeader(parameters, header);
        response.content().ifPresent(content -> header.put(HttpHeader.CONTENT_TYPE, mediaType));
        location(response).ifPresent(uri -> header.put(HttpHeader.CONTENT_LOCATION, HttpPath.of(uri)));
        return new ResponseMessage(HttpStatus.of(response.status()), header.asImmutable(),
                response.content().map(PrimitiveCodec::document));
    }

    /** The response to a request in a message; a plain web server's counts by its HTTP status. */
    static ResponsePrimitive response(ResponseMessage message, RequestPrimitive request) {
        Optional<ResponseStatusCode> code = Optional
                .ofNullable(message.headers().get(HeaderFields.RESPONSE_STATUS_CODE))
                .filter(text -> text.matches("\\d{4}")).flatMap(text -> ResponseStatusCode.of(Integer.parseInt(text)));
        if (code.isEmpty()) {
            return ResponsePrimitive.of(HttpStatus.toResponseStatusCode(message.status()), request);
        }
        Map<String, Object> parameters = HeaderFields.responseParameters(message.headers());
        parameters.remove("rqi");
        return new ResponsePrimitive(code.get(), request.requestIdentifier(), content(message), parameters);
    }

    /** The URI of the new resource, where the content tells it (TS-0009 6.4.8). */
    private static Optional<String> location(ResponsePrimitive response) {
        if (response.status() != ResponseStatusCode.CREATED) {
            return Optional.empty();
        }
        return response.content().flatMap(content -> switch (content.name()) {
            case "m2m:uri" -> Optional.of(content.value());
            case "m2m:rce" -> Optional.ofNullable(content.members().get("uri"));
            default -> Optional.empty();
        }).map(Object::toString);
    }

    private static Optional<Content> content(ResponseMessage message) {
        return message.document().filter(document -> document instanceof Map<?, ?> members && members.size() == 1)
                .map(document -> ((Map<?, ?>) document).entrySet().iterator().next())
                .map(root -> new Content((String) root.getKey(), root.getValue()));
    }
}
