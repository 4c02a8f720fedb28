// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A response primitive (TS-0001 8.1.3, TS-0004 6.4.2). Immutable.
 *
 * @param status {@code rsc}
 * @param requestIdentifier {@code rqi} of the request
 * @param content {@code pc}
 * @param parameters all further parameters by short name: {@code rvi}, {@code cnst}, {@code cnot}, {@code ot}, …
 */
public record ResponsePrimitive(ResponseStatusCode status, String requestIdentifier, Optional<Content> content,
        Map<String, Object> parameters) {

    public ResponsePrimitive {
        requireNonNull(status, "status is null");
        requireNonNull(requestIdentifier, "requestIdentifier is null");
        requireNonNull(content, "content is null");
        parameters = Map.copyOf(parameters);
    }

    /** A response without content. */
    public static ResponsePrimitive of(ResponseStatusCode status, RequestPrimitive request) {
        return new ResponsePrimitive(status, request.requestIdentifier(), Optional.empty(), Map.of());
    }

    /** A response with content. */
    public static ResponsePrimitive of(ResponseStatusCode status, RequestPrimitive request, Content content) {
        return new ResponsePrimitive(status, request.requestIdentifier(), Optional.of(content), Map.of());
    }

    /** The response that tells a failure; its text travels as {@code m2m:dbg} (TS-0004 6.4.2). */
    public static ResponsePrimitive of(RequestFailure failure, String requestIdentifier) {
        return new ResponsePrimitive(failure.status(), requestIdentifier,
                Optional.of(new Content("m2m:dbg", failure.text())), Map.of());
    }

    /** The same response with one more parameter. */
    public ResponsePrimitive with(String shortName, Object value) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(shortName, value);
        return new ResponsePrimitive(status, requestIdentifier, content, more);
    }

    /** A further parameter as text, empty where it is absent. */
    public Optional<String> parameter(String shortName) {
        return Optional.ofNullable(parameters.get(shortName)).map(Object::toString);
    }
}
