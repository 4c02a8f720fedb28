// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.PollingChannelType;
import io.wattm2m.cse.type.RemoteCseType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sends requests to where their target listens: to a URL, or to the points of access of an entity that is registered
 * here, one after the other until one answers. Where none does, or the entity is not request reachable, the request
 * goes into its polling channel if it has one (TS-0001 9.6.21).
 *
 * <p>Thread-safe; blocks until there is a response.
 */
public final class PointsOfAccess {
    private final Map<String, Binding> bindings = new HashMap<>();
    private final ResourceView tree;
    private final Entity cse;
    private final PollingChannels channels;

    /** Reaches the entities in this tree, hosted by {@code cse}, through these bindings and channels. */
    public PointsOfAccess(List<Binding> bindings, ResourceView tree, Entity cse, PollingChannels channels) {
        bindings.forEach(binding -> binding.schemes().forEach(scheme -> this.bindings.put(scheme, binding)));
        this.tree = tree;
        this.cse = cse;
        this.channels = channels;
    }

    /**
     * Sends the request to its {@code to}: a URL, or an identifier of an AE in any form. Failures come as responses:
     * NOT_FOUND where there is no such target, TARGET_NOT_REACHABLE where nobody answers.
     */
    public ResponsePrimitive send(RequestPrimitive request) {
        boolean url = request.to().contains("://") && !request.to().startsWith("/");
        Receiver way = url ? this::sendToUrl : this::sendToEntity;
        return way.answer(request);
    }

    /**
     * Hands the request as it is to an entity that is registered here, an AE or a CSE, whatever its {@code to} says;
     * only one of this CSE's own is put into a release that the entity supports.
     * Failures come as responses, TARGET_NOT_REACHABLE where the entity does not answer.
     */
    public ResponsePrimitive reach(Resource entity, RequestPrimitive request) {
        List<String> pointsOfAccess = entity.get(AeType.REQUEST_REACHABILITY).filter(Boolean::booleanValue)
                .flatMap(reachable -> entity.get(AeType.POINT_OF_ACCESS)).orElse(List.of());
        Receiver way = pointsOfAccess.isEmpty() ? out -> connected(entity).receive(out)
                : out -> sendToFirst(pointsOfAccess, entity, out);
        boolean own = request.from().filter(cse.id()::equals).isPresent();
        RequestPrimitive sent = own ? AgreedRelease.with(entity, request) : request;
        ResponsePrimitive response = way.answer(sent);
        return response.status() == TARGET_NOT_REACHABLE
                ? channel(entity).map(channel -> ask(channel, sent)).orElse(response)
                : response;
    }

    /** Hands the request as it is to the entity that listens at this URL. */
    public ResponsePrimitive reach(String pointOfAccess, RequestPrimitive request) {
        Receiver there = out -> binding(pointOfAccess).reach(uri(pointOfAccess)).receive(out);
        return there.answer(request);
    }

    /** The way to an entity that cannot be connected to: the connection that it has open itself (TS-0020 5.2). */
    private Receiver connected(Resource entity) {
        String id = id(entity);
        return bindings.values().stream().flatMap(binding -> binding.connected(id).stream()).findFirst()
                .orElseThrow(() -> unreachable(entity.path()
                        + " has no point of access, or its requestReachability is false, and no connection is open"));
    }

    private ResponsePrimitive ask(Resource channel, RequestPrimitive request) {
        Receiver owner = out -> channels.ask(channel.id(), out);
        return owner.answer(request);
    }

    private Optional<Resource> channel(Resource entity) {
        try (Stream<Resource> children = tree.children(entity.id(), PollingChannelType.NUMBER)) {
            return children.findFirst();
        }
    }

    private ResponsePrimitive sendToUrl(RequestPrimitive request) {
        String url = WantedSerialisation.without(request.to());
        Receiver there = out -> binding(url).reach(uri(url), WantedSerialisation.of(request.to())).receive(out);
        return there.answer(request.withTo(url));
    }

    private ResponsePrimitive sendToEntity(RequestPrimitive request) {
        Resource ae = ae(request.to()).orElseThrow(() -> RequestFailure.notFound(request.to()));
        return reach(ae, request.withTo(spRelative(ae.id())));
    }

    private ResponsePrimitive sendToFirst(List<String> pointsOfAccess, Resource entity, RequestPrimitive request) {
        ResponsePrimitive response = sendTo(pointsOfAccess.getFirst(), entity, request);
        for (String other : pointsOfAccess.subList(1, pointsOfAccess.size())) {
            if (response.status() != TARGET_NOT_REACHABLE) {
                return response;
            }
            response = sendTo(other, entity, request);
        }
        return response;
    }

    private ResponsePrimitive sendTo(String pointOfAccess, Resource entity, RequestPrimitive request) {
        Receiver there = out -> binding(pointOfAccess)
                .reach(uri(pointOfAccess), WantedSerialisation.of(entity), id(entity)).receive(out);
        return there.answer(request);
    }

    private Binding binding(String url) {
        String scheme = Optional.ofNullable(uri(url).getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(bindings.get(scheme))
                .orElseThrow(() -> unreachable("no binding serves the scheme of " + url));
    }

    /** The AE with this identifier: its AE-ID, its {@code ri} or its structured address, in any of their forms. */
    private Optional<Resource> ae(String identifier) {
        boolean stem = identifier.startsWith("/S") && identifier.indexOf('/', 1) < 0;
        return cse.relative(stem ? identifier.substring(1) : identifier)
                .flatMap(tree::at)
                .filter(resource -> resource.is(AeType.NUMBER));
    }

    private String id(Resource entity) {
        return entity.is(AeType.NUMBER) ? spRelative(entity.id()) : entity.get(RemoteCseType.CSE_ID).orElse("");
    }

    private String spRelative(String stem) {
        return stem.startsWith("S") ? "/" + stem : cse.id() + "/" + stem;
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unreachable("'" + url + "' is not a URL: " + e.getMessage());
        }
    }

    private static RequestFailure unreachable(String text) {
        return new RequestFailure(TARGET_NOT_REACHABLE, text);
    }
}
