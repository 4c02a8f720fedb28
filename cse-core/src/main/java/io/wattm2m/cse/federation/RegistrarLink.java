// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.RequestPrimitive.Options;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.RemoteCseType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CSE and its registrar say to each other about the registration (TS-0001 10.2.2.7, TS-0004 7.4.4.2.1): the
 * {@code <remoteCSE>} there that describes this CSE, and the one here that describes the registrar. Thread-safe.
 */
final class RegistrarLink {
    private static final String TYPE_NAME = "m2m:csr";
    private final FederationSettings settings;
    private final KnownCses known;
    private final Receiver registrar;
    private final Receiver own;
    private final Clock clock;

    /** A link over {@code registrar}, which takes requests there, and {@code own}, which takes them here. */
    RegistrarLink(FederationSettings settings, KnownCses known, Receiver registrar, Receiver own, Clock clock) {
        this.settings = settings;
        this.known = known;
        this.registrar = registrar;
        this.own = own;
        this.clock = clock;
    }

    /** Registers this CSE. */
    ResponsePrimitive create() {
        Resource base = base();
        Map<String, Object> attributes = new LinkedHashMap<>(changing(base));
        attributes.put("rn", ownName());
        attributes.put("cb", known.cse().id() + "/" + known.cse().name());
        attributes.put("csi", known.cse().id());
        attributes.put("cst", settings.type().number());
        attributes.put("srv", base.attributes().getOrDefault("srv", List.of("3")));
        if (known.descendants().isEmpty()) {
            attributes.remove("dcse");
        }
        return registrar.receive(interoperable(RequestPrimitive.create(known.cse().id(), settings.registrarBase(),
                RemoteCseType.NUMBER, new Content(TYPE_NAME, attributes))));
    }

    /** Renews the registration, with what may have changed. */
    ResponsePrimitive update() {
        return registrar.receive(interoperable(RequestPrimitive.update(known.cse().id(),
                settings.registrarBase() + "/" + ownName(), new Content(TYPE_NAME, changing(base())))));
    }

    /** Ends the registration on both sides. */
    ResponsePrimitive delete() {
        ResponsePrimitive answer = registrar.receive(interoperable(
                RequestPrimitive.delete(known.cse().id(), settings.registrarBase() + "/" + ownName())));
        known.registrar().ifPresent(
                described -> own.receive(RequestPrimitive.delete(known.cse().id(), described.id())));
        return answer;
    }

    /** Describes the registrar here, as it describes itself as far as it does. */
    ResponsePrimitive describeRegistrar() {
        ResponsePrimitive told = registrar
                .receive(interoperable(RequestPrimitive.retrieve(known.cse().id(), settings.registrarBase())));
        Map<String, Object> base = told.status() == ResponseStatusCode.OK
                ? told.content().map(Content::members).orElse(Map.of())
                : Map.of();
        Map<String, Object> attributes = new LinkedHashMap<>();
        // where it has answered comes first
        attributes.put("poa", java.util.stream.Stream
                .concat(List.of(settings.registrar()).stream(), texts(base.get("poa")).stream()).distinct().toList());
        attributes.put("rr", true);
        attributes.put("srv", base.getOrDefault("srv", List.of("3")));
        Optional<Resource> before = known.registrar();
        if (before.isPresent()) {
            return own.receive(RequestPrimitive.update(known.cse().id(), before.get().id(),
                    new Content(TYPE_NAME, attributes)));
        }
        attributes.putAll(Map.of("rn", settings.registrarId().substring(1), "csi", settings.registrarId(), "cb",
                settings.registrarBase(), "cst", base.getOrDefault("cst", CseType.IN.number())));
        return own.receive(RequestPrimitive.create(known.cse().id(), known.cse().name(), RemoteCseType.NUMBER,
                new Content(TYPE_NAME, attributes)));
    }

    private Map<String, Object> changing(Resource base) {
        List<String> pointsOfAccess = base.get(CseBaseType.POINT_OF_ACCESS).orElse(List.of());
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("poa", pointsOfAccess);
        attributes.put("rr", !pointsOfAccess.isEmpty());
        attributes.put("et", Timestamps.format(clock.instant().plus(settings.registrationLife())));
        attributes.put("dcse", known.descendants());
        return attributes;
    }

    private Resource base() {
        return known.tree().byPath(known.cse().name()).orElseThrow();
    }

    private String ownName() {
        return known.cse().id().substring(1);
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
        return list instanceof List<?> items ? items.stream().map(Object::toString).toList() : List.of();
    }

    /** In the release that any registrar understands which takes remoteCSEs as they are written here. */
    private static RequestPrimitive interoperable(RequestPrimitive request) {
        Options options = request.options();
        return request.withOptions(new Options(options.resultContent(), options.structured(), options.filter(),
                options.responseType(), Optional.of("3"), options.requestExpiration()));
    }
}
