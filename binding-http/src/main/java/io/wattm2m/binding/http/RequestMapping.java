// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.QueryFields;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Request primitives to and from HTTP requests (TS-0009 6.2). Pure. */
final class RequestMapping {
    /** The methods that carry a primitive. */
    static final Set<String> METHODS = Set.of("POST", "GET", "PUT", "DELETE");
    private static final String ATTRIBUTE_LIST = "m2m:atrl";
    private static final Set<String> QUERY =
            Set.of("rcn", "drt", "rp", "da", "tqi", "asi", "auri", "sqi", "rids", "tids",
                    "ltids", "tkns");

    private RequestMapping() {}

    /** The primitive in a message; a RequestFailure names the header or parameter that is at fault. */
    static RequestPrimitive request(RequestMessage message) {
        Optional<String> resourceType = MediaTypes.resourceType(message.headers());
        Operation operation = operation(message.method(), resourceType.isPresent());
        Map<String, Object> parameters = new LinkedHashMap<>(QueryFields.ofQueryString(message.query()));
        parameters.putAll(HeaderFields.requestParameters(message.headers()));
        if (!parameters.containsKey("rqi")) {
            throw RequestFailure.badRequest("the header " + HeaderFields.REQUEST_IDENTIFIER + " (rqi) is missing");
        }
        parameters.put("op", (long) operation.number());
        parameters.put("to", HttpPath.toAddress(message.path()));
        resourceType.filter(type -> operation == Operation.CREATE).ifPresent(type -> parameters.put("ty", type));
        responseType(message.headers(), parameters);
        message.document().ifPresent(document -> content(document, parameters));
        return PrimitiveCodec.request(parameters);
    }

    /** The operation of a message by its method and whether its Content-Type names a resource type. */
    static Operation operation(String method, HttpFields headers) {
        return operation(method, MediaTypes.resourceType(headers).isPresent());
    }

    /**
     * The message that carries a primitive, with its content in this format and wanting the answer in it;
     * NOT_IMPLEMENTED where HTTP has no place for a parameter.
     */
    static RequestMessage message(RequestPrimitive request, ContentFormat format) {
        Map<String, Object> parameters = new LinkedHashMap<>(PrimitiveCodec.parameters(request));
        List.of("op", "to", "ty", "pc", "fc", "rt", "aus").forEach(parameters::remove);
        HttpFields header = header(request, parameters, format.mediaType());
        Map<String, Object> query = query(request, parameters);
        return new RequestMessage(method(request.operation()), HttpPath.of(request.to().split("#", 2)[0]),
                queryString(query), header, body(request));
    }

    private static Operation operation(String method, boolean withResourceType) {
        return switch (method) {
            case "POST" -> withResourceType ? Operation.CREATE : Operation.NOTIFY;
            case "GET" -> Operation.RETRIEVE;
            case "PUT" -> Operation.UPDATE;
            case "DELETE" -> Operation.DELETE;
            default -> throw RequestFailure.notAllowed("the method " + method + " carries no oneM2M operation");
        };
    }

    private static String method(Operation operation) {
        return switch (operation) {
            case CREATE, NOTIFY -> "POST";
            case RETRIEVE -> "GET";
            case UPDATE -> "PUT";
            case DELETE -> "DELETE";
        };
    }

    private static void responseType(HttpFields headers, Map<String, Object> parameters) {
        HeaderFields.single(headers, HeaderFields.NOTIFICATION_TARGETS).ifPresent(targets -> {
            Object mode = Optional.ofNullable(parameters.get("rt")).orElse("3");
            List<String> uris = Arrays.stream(targets.split("&")).filter(uri -> !uri.isEmpty()).toList();
            parameters.put("rt", Map.of("rtv", mode, "nu", uris));
        });
    }

    private static void content(Object document, Map<String, Object> parameters) {
        if (parameters.containsKey("pc")) {
            throw RequestFailure.badRequest("there is a body beside the attribute list atrl in the query");
        }
        parameters.put("pc", document);
    }

    private static HttpFields header(RequestPrimitive request, Map<String, Object> parameters, String mediaType) {
        HttpFields.Mutable header = HttpFields.build();
        HeaderFields.moveToHeader(parameters, header);
        request.options().responseType().notificationTargets()
                .ifPresent(targets -> header.put(HeaderFields.NOTIFICATION_TARGETS, String.join("&", targets)));
        Optional.ofNullable(request.parameters().get("aus"))
                .ifPresent(list -> header.put(HeaderFields.SIGNATURES, join(list, "+", false)));
        header.put(HttpHeader.ACCEPT, mediaType);
        if (request.resourceType().isPresent()) {
            header.put(HttpHeader.CONTENT_TYPE, mediaType + ";ty=" + request.resourceType().getAsInt());
        } else if (body(request).isPresent()) {
            header.put(HttpHeader.CONTENT_TYPE, mediaType);
        }
        header.forEach(RequestMapping::checkPrintable);
        return header.asImmutable();
    }

    private static void checkPrintable(HttpField field) {
        // anything else would end the field, or reach the other side as something else
        if (field.getValue().chars().anyMatch(character -> character < ' ' || character > '~')) {
            throw RequestFailure.badRequest(field.getName() + " can carry only printable ASCII characters over HTTP");
        }
    }

    private static Map<String, Object> query(RequestPrimitive request, Map<String, Object> parameters) {
        parameters.keySet().stream().filter(name -> !QUERY.contains(name)).findFirst().ifPresent(name -> {
            throw RequestFailure.notImplemented(name + " cannot be carried over HTTP");
        });
        Map<String, Object> query = new LinkedHashMap<>(parameters);
        Map<String, Object> all = PrimitiveCodec.parameters(request);
        if (all.containsKey("rt")) {
            query.put("rt", request.options().responseType().mode().number());
        }
        if (all.get("fc") instanceof Map<?, ?> criteria) {
            criteria.forEach((name, value) -> query.put((String) name, value));
        }
        attributeList(request).ifPresent(list -> query.put("atrl", list));
        return query;
    }

    private static Optional<Object> attributeList(RequestPrimitive request) {
        int hash = request.to().indexOf('#');
        if (hash >= 0) {
            return Optional.of(request.to().substring(hash + 1));
        }
        return request.content().filter(content -> content.name().equals(ATTRIBUTE_LIST))
                .map(content -> content.value());
    }

    private static Optional<Object> body(RequestPrimitive request) {
        return request.content().filter(content -> !content.name().equals(ATTRIBUTE_LIST))
                .map(PrimitiveCodec::document);
    }

    private static String queryString(Map<String, Object> query) {
        return query.entrySet().stream()
                .map(field -> PercentEncoding.encode(field.getKey()) + "=" + join(field.getValue(), "+", true))
                .collect(Collectors.joining("&"));
    }

    private static String join(Object value, String separator, boolean encoded) {
        List<?> list = value instanceof List<?> items ? items : List.of(value);
        return list.stream().map(Object::toString).map(text -> encoded ? PercentEncoding.encode(text) : text)
                .collect(Collectors.joining(separator));
    }
}
