// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.QueryFields;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import java.util.Map;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;

/**
 * Request primitives to and from CoAP requests (TS-0008 6.2). Decides nothing about a request, opens nothing.
 * Thread-safe.
 */
final class RequestMapping {
    private static final Map<Operation, CoAP.Code> METHODS =
            Map.of(Operation.CREATE, CoAP.Code.POST, Operation.RETRIEVE, CoAP.Code.GET,
                    Operation.UPDATE, CoAP.Code.PUT, Operation.DELETE, CoAP.Code.DELETE, Operation.NOTIFY,
                    CoAP.Code.POST);
    private static final Set<ResponseType.Mode> NON_BLOCKING = Set.of(ResponseType.Mode.NON_BLOCKING_SYNCH,
            ResponseType.Mode.NON_BLOCKING_ASYNCH, ResponseType.Mode.FLEX_BLOCKING);

    private final Payloads payloads;

    RequestMapping(Payloads payloads) {
        this.payloads = payloads;
    }

    /** The primitive in a CoAP request; a RequestFailure says what is wrong with it. */
    RequestPrimitive read(Request request) {
        refuseUnsupported(request.getOptions());
        payloads.checkAccept(request);
        Map<String, Object> parameters = OptionFields.read(request.getOptions());
        requireIdentifier(parameters);
        Map<String, Object> query = QueryFields.ofFields(request.getOptions().getUriQuery());
        responseTargets(parameters, query);
        parameters.putAll(query);
        operation(request.getCode(), parameters);
        parameters.put("to", UriPaths.address(request.getOptions().getUriPath()));
        payloads.read(request).ifPresent(content -> parameters.put("pc", PrimitiveCodec.document(content)));
        return PrimitiveCodec.request(parameters);
    }

    /**
     * The CoAP request of a primitive.
     *
     * @param base where to send it: scheme, host, port, and the path that all addresses are appended to
     * @param exact whether the base is the target itself, so that nothing is appended
     * @param format what the content is written in, and the answer is wanted in
     */
    Request write(RequestPrimitive request, String base, boolean exact, ContentFormat format) {
        Map<String, Object> parameters = PrimitiveCodec.parameters(request);
        boolean named = !NON_BLOCKING.contains(request.options().responseType().mode());
        Request message = new Request(named ? METHODS.get(request.operation()) : CoAP.Code.POST, CoAP.Type.CON);
        locate(message, base);
        if (format != ContentFormat.JSON) {
            message.getOptions().setAccept(Payloads.number(format));
        }
        if (!exact) {
            UriPaths.segments(request.to()).forEach(message.getOptions()::addUriPath);
        }
        request.options().responseType().notificationTargets().ifPresent(targets -> parameters.put("nu", targets));
        OptionFields.write(parameters, Numbering.RELEASE_3, message.getOptions());
        parameters.keySet().removeIf(OptionFields::carries);
        if (named) {
            parameters.remove("op");
        }
        content(request, parameters, message, Payloads.number(format));
        parameters.keySet().removeAll(Set.of("to", "pc"));
        QueryWriter.write(parameters, message.getOptions());
        return message;
    }

    private static void locate(Request message, String base) {
        try {
            message.setURI(base);
        } catch (IllegalArgumentException e) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, base + ": " + e.getMessage());
        }
    }

    /** An attribute list travels in the query, any other content as payload. */
    private void content(RequestPrimitive request, Map<String, Object> parameters, Request message, int format) {
        for (Content content : request.content().stream().toList()) {
            if (request.operation() == Operation.RETRIEVE && content.name().equals("m2m:atrl")) {
                parameters.put("atrl", content.value());
            } else {
                payloads.write(content, format, message);
            }
        }
    }

    private static void refuseUnsupported(OptionSet options) {
        if (options.getIfMatchCount() > 0 || options.hasIfNoneMatch()) {
            throw RequestFailure.notImplemented("the options If-Match and If-None-Match are not supported");
        }
        if (options.hasProxyUri() || options.hasProxyScheme()) {
            throw RequestFailure.notImplemented("the options Proxy-Uri and Proxy-Scheme are not supported");
        }
    }

    private static void requireIdentifier(Map<String, Object> parameters) {
        if (parameters.getOrDefault("rqi", "").equals("")) {
            throw RequestFailure.badRequest("the option oneM2M-RQI (283) is missing");
        }
    }

    /** The targets of a non-blocking response travel apart from its type, and belong to it (TS-0008 6.2.2.3). */
    private static void responseTargets(Map<String, Object> parameters, Map<String, Object> query) {
        Object targets = parameters.remove("nu");
        Object mode = query.get("rt");
        if (targets != null && mode != null) {
            query.put("rt", Map.of("rtv", mode, "nu", targets));
        }
    }

    private static void operation(CoAP.Code method, Map<String, Object> parameters) {
        if (method == CoAP.Code.POST && parameters.containsKey("op")) {
            return;
        }
        if (parameters.containsKey("op")) {
            throw RequestFailure.badRequest("op in the query is for POST, and this is " + method);
        }
        Operation operation = switch (method) {
            case GET -> Operation.RETRIEVE;
            case PUT -> Operation.UPDATE;
            case DELETE -> Operation.DELETE;
            case POST -> parameters.containsKey("ty") ? Operation.CREATE : Operation.NOTIFY;
            default -> throw RequestFailure.notAllowed("the method " + method + " is not used by oneM2M");
        };
        parameters.put("op", (long) operation.number());
    }
}
