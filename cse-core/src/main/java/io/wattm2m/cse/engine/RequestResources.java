// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.type.RequestType;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The {@code <request>} resources below the CSEBase (TS-0001 9.6.12, TS-0004 7.4.12): each a request that waits for its
 * result, and then the result. Its originator may retrieve and delete it. Thread-safe.
 */
final class RequestResources {
    private static final Set<Long> UNFINISHED = Set.of(RequestType.PENDING, RequestType.FORWARDED,
            RequestType.PARTIALLY_COMPLETED);
    private static final Set<String> OWN_ATTRIBUTES = Set.of("op", "to", "fr", "rqi", "pc");
    private final Hosting hosting;
    private final Consequences consequences;
    private final RequestSettings settings;
    private final Identifiers identifiers;
    private final TargetResolver resolver;

    RequestResources(Hosting hosting, Consequences consequences, RequestSettings settings) {
        this.hosting = hosting;
        this.consequences = consequences;
        this.settings = settings;
        this.identifiers = new Identifiers(hosting.clock());
        this.resolver = new TargetResolver(hosting);
    }

    /** Keeps a request that has no result yet. */
    Resource create(RequestPrimitive request, RequestTimes times) {
        ResourceType type = hosting.types().byNumber(RequestType.NUMBER).orElseThrow();
        String id = identifiers.next(type);
        Map<String, Object> attributes = own(request);
        boolean later = times.execution().filter(hosting.now()::isBefore).isPresent();
        attributes.put("rs", isForElsewhere(request) && !later ? RequestType.FORWARDED : RequestType.PENDING);
        String now = Timestamps.format(hosting.now());
        attributes.putAll(Map.of("ty", (long) type.number(), "ri", id, "rn", id, "pi", base().id(), "ct", now, "lt",
                now, "et", Timestamps.format(end(times))));
        Resource resource = new Resource(type, base().path() + "/" + id, request.originator(), 0, attributes);
        return consequences.apply(tree -> Changes.created(resource)).created().getFirst();
    }

    /** The time of a request has come that had to wait: it goes to another CSE now if that is where it belongs. */
    void begin(String id, RequestPrimitive request) {
        if (isForElsewhere(request)) {
            change(id, Map.of("rs", RequestType.FORWARDED));
        }
    }

    /** Adds the result; nothing happens where the request has been deleted meanwhile. */
    void complete(String id, ResponsePrimitive result) {
        change(id, Map.of("rs", result.status().isSuccess() ? RequestType.COMPLETED : RequestType.FAILED,
                "ors", PrimitiveCodec.parameters(result)));
    }

    /** Adds what there is of the result as long as it is not complete. */
    void progress(String id, ResponsePrimitive partial) {
        Map<String, Object> attributes = Map.of("rs", RequestType.PARTIALLY_COMPLETED, "ors",
                PrimitiveCodec.parameters(partial));
        consequences.apply(tree -> tree.byId(id).filter(RequestResources::isUnfinished)
                .map(before -> changed(before, attributes)).orElse(Changes.NONE));
    }

    /** Those that have no result yet. */
    List<Resource> pending() {
        try (Stream<Resource> requests = hosting.tree().children(base().id(), RequestType.NUMBER)) {
            return requests.filter(RequestResources::isUnfinished).toList();
        }
    }

    /** The address that the originator is told. */
    String address(Resource resource, RequestPrimitive request) {
        return hosting.cse().id() + "/" + References.address(resource, request);
    }

    /** The request that a resource was made for. */
    static RequestPrimitive request(Resource resource) {
        Map<String, Object> parameters = new HashMap<>(resource.require(RequestType.META_INFORMATION));
        parameters.put("op", resource.require(RequestType.OPERATION));
        parameters.put("to", resource.require(RequestType.TARGET));
        parameters.put("fr", resource.originator());
        parameters.put("rqi", resource.require(RequestType.REQUEST_IDENTIFIER));
        resource.get(RequestType.CONTENT).ifPresent(content -> parameters.put("pc", content));
        return PrimitiveCodec.request(parameters);
    }

    private static Map<String, Object> own(RequestPrimitive request) {
        Map<String, Object> parameters = PrimitiveCodec.parameters(request);
        Map<String, Object> meta = new LinkedHashMap<>(parameters);
        meta.keySet().removeAll(OWN_ATTRIBUTES);
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("op", (long) request.operation().number());
        own.put("tg", request.to());
        own.put("org", request.from().orElse("C"));
        own.put("rid", request.requestIdentifier());
        own.put("mi", meta);
        request.content().ifPresent(content -> own.put("pc", PrimitiveCodec.document(content)));
        request.from().ifPresent(originator -> own.put(Common.LABELS.shortName(), List.of(originator)));
        return own;
    }

    private void change(String id, Map<String, Object> attributes) {
        consequences.apply(
                tree -> tree.byId(id).map(before -> changed(before, attributes)).orElse(Changes.NONE));
    }

    private Changes changed(Resource before, Map<String, Object> attributes) {
        return Changes.updated(before,
                before.withAll(attributes).withAll(Map.of("lt", Timestamps.format(hosting.now()))));
    }

    private static boolean isUnfinished(Resource request) {
        return UNFINISHED.contains(request.require(RequestType.REQUEST_STATUS));
    }

    private boolean isForElsewhere(RequestPrimitive request) {
        try {
            return resolver.resolve(Address.parse(request.to())) instanceof Target.Remote;
        } catch (RequestFailure nowhere) {
            return false;
        }
    }

    private Resource base() {
        return hosting.tree().byPath(hosting.cse().name()).orElseThrow();
    }

    private Instant end(RequestTimes times) {
        Instant now = hosting.now();
        Instant begin = times.execution().filter(now::isBefore).orElse(now);
        Instant wanted = times.persistence().filter(begin::isBefore).orElse(begin.plus(settings.life()));
        Instant latest = now.plus(hosting.settings().maxExpiration());
        return wanted.isBefore(latest) ? wanted : latest;
    }
}
