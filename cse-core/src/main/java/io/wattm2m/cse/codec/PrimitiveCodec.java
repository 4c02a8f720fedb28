// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Primitives to and from their parameters by short name, however a binding carries them (TS-0004 6.4, 8.2.2). Faults
 * are BAD_REQUEST. Thread-safe.
 */
public final class PrimitiveCodec {
    /** Parameters that are carried on as they are; whether they are supported the receiver decides. */
    private static final Set<String> CARRIED = Set.of("ot", "rset", "oet", "rp", "ec", "da", "gid", "rids", "tkns",
            "tids", "ltids", "tqi", "grtm", "asi", "aus", "auri", "sqi", "vsi", "gstn", "omr", "prpi", "msu");

    /**
     * Parameters that not every operation has (TS-0004 7.2.1.1, request primitive parameters), whatever their value is:
     * who reads the primitive cannot tell a default that was sent from one that was not.
     */
    private static final Map<String, Set<Operation>> BELONGING = belonging();

    private PrimitiveCodec() {}

    /** The request with these parameters; values may be texts, as headers have them. */
    public static RequestPrimitive request(Map<String, Object> all) {
        Parameters parameters = new Parameters(all);
        Operation operation = Operation.of(parameters.integer("op").orElseThrow(() -> missing("op")));
        checkBelonging(operation, all.keySet());
        String to = parameters.text("to").orElseThrow(() -> missing("to"));
        Optional<String> from = parameters.text("fr").filter(originator -> !originator.isEmpty());
        String requestIdentifier = parameters.text("rqi").filter(id -> !id.isEmpty()).orElseThrow(() -> missing("rqi"));
        var resourceType = parameters.integer("ty");
        Optional<Content> content = parameters.object("pc").map(PrimitiveCodec::content);
        RequestPrimitive.Options options = options(parameters);
        parameters.left().keySet().stream().filter(name -> !CARRIED.contains(name)).findFirst().ifPresent(name -> {
            throw RequestFailure.badRequest(name + " is not a request parameter");
        });
        return new RequestPrimitive(operation, to, from, requestIdentifier, resourceType, content, options,
                parameters.left(), Peer.LOCAL);
    }

    /** The parameters of a request. */
    public static Map<String, Object> parameters(RequestPrimitive request) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("op", (long) request.operation().number());
        all.put("to", request.to());
        request.from().ifPresent(from -> all.put("fr", from));
        all.put("rqi", request.requestIdentifier());
        request.options().releaseVersion().ifPresent(version -> all.put("rvi", version));
        request.resourceType().ifPresent(type -> all.put("ty", (long) type));
        request.content().ifPresent(content -> all.put("pc", document(content)));
        request.options().resultContent().ifPresent(result -> all.put("rcn", (long) result.number()));
        if (!request.options().structured()) {
            all.put("drt", 2L);
        }
        if (!request.options().filter().equals(FilterCriteria.NONE)) {
            all.put("fc", FilterCriteriaCodec.write(request.options().filter()));
        }
        if (!request.options().responseType().equals(ResponseType.BLOCKING)) {
            all.put("rt", responseType(request.options().responseType()));
        }
        request.options().requestExpiration().ifPresent(time -> all.put("rqet", time));
        all.putAll(request.parameters());
        return all;
    }

    /** The response with these parameters. */
    public static ResponsePrimitive response(Map<String, Object> all) {
        Parameters parameters = new Parameters(all);
        int number = parameters.integer("rsc").orElseThrow(() -> missing("rsc"));
        String requestIdentifier = parameters.text("rqi").orElse("");
        Optional<Content> content = parameters.object("pc").map(PrimitiveCodec::content);
        ResponseStatusCode status = ResponseStatusCode.of(number)
                .orElseThrow(() -> RequestFailure.badRequest("rsc " + number + " is not a response status code"));
        return new ResponsePrimitive(status, requestIdentifier, content, parameters.left());
    }

    /** The parameters of a response. */
    public static Map<String, Object> parameters(ResponsePrimitive response) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rsc", (long) response.status().number());
        all.put("rqi", response.requestIdentifier());
        response.content().ifPresent(content -> all.put("pc", document(content)));
        all.putAll(response.parameters());
        return all;
    }

    /** The content in a document with one root member. */
    public static Content content(Map<String, Object> document) {
        if (document.size() != 1) {
            throw RequestFailure.badRequest("the content has " + document.size() + " root members instead of one");
        }
        Map.Entry<String, Object> root = document.entrySet().iterator().next();
        return new Content(root.getKey(), root.getValue());
    }

    /** The document of a content. */
    public static Map<String, Object> document(Content content) {
        return Map.of(content.name(), content.value());
    }

    private static RequestPrimitive.Options options(Parameters parameters) {
        Optional<ResultContent> result =
                parameters.take("rcn").map(value -> ResultContent.of(Parameters.integer("rcn", value)));
        int form = parameters.integer("drt").orElse(1);
        if (form != 1 && form != 2) {
            throw RequestFailure.badRequest("drt " + form + " is neither 1 (structured) nor 2 (unstructured)");
        }
        FilterCriteria filter = parameters.object("fc").map(FilterCriteriaCodec::read).orElse(FilterCriteria.NONE);
        ResponseType type = parameters.take("rt").map(PrimitiveCodec::responseType).orElse(ResponseType.BLOCKING);
        return new RequestPrimitive.Options(result, form == 1, filter, type, parameters.text("rvi"),
                parameters.text("rqet"));
    }

    private static ResponseType responseType(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return new ResponseType(ResponseType.Mode.of(Parameters.integer("rt", value)), Optional.empty());
        }
        Object mode = Optional.<Object>ofNullable(members.get("rtv")).orElseThrow(() -> missing("rt.rtv"));
        Optional<List<String>> targets = Optional.<Object>ofNullable(members.get("nu")).map(
                nu -> (nu instanceof List<?> list ? list : List.of(nu)).stream().map(uri -> Parameters.text("nu", uri))
                        .toList());
        return new ResponseType(ResponseType.Mode.of(Parameters.integer("rtv", mode)), targets);
    }

    private static Map<String, Object> responseType(ResponseType type) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rtv", (long) type.mode().number());
        type.notificationTargets().ifPresent(targets -> members.put("nu", targets));
        return members;
    }

    private static Map<String, Set<Operation>> belonging() {
        Set<Operation> allButNotify = EnumSet.complementOf(EnumSet.of(Operation.NOTIFY));
        Map<String, Set<Operation>> belonging = new HashMap<>(Map.of("drt", Set.of(Operation.RETRIEVE),
                "fc", Set.of(Operation.RETRIEVE, Operation.UPDATE, Operation.DELETE)));
        List.of("rp", "grtm", "asi", "aus", "auri").forEach(name -> belonging.put(name, allButNotify));
        return Map.copyOf(belonging);
    }

    private static void checkBelonging(Operation operation, Set<String> names) {
        BELONGING.forEach((name, operations) -> {
            if (names.contains(name) && !operations.contains(operation)) {
                throw RequestFailure.badRequest(name + " is not for a " + operation);
            }
        });
    }

    private static RequestFailure missing(String name) {
        return RequestFailure.badRequest(name + " is missing");
    }
}
