// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.RequestPrimitive.Options;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.reach.PointsOfAccess;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.RemoteCseType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way out of this CSE: to URLs and to entities that are registered here directly, to everything else over the next
 * CSE on the way there (TS-0001 10.1.1.2, TS-0004 7.3.2.6). That is the one registered here which the target is, or is
 * behind; otherwise the registrar, unless the request came from there.
 *
 * <p>Thread-safe; blocks until there is a response.
 */
public final class Forwarding implements Receiver {
    private static final List<String> RELEASE_1 = List.of("1");
    private final KnownCses known;
    private final PointsOfAccess pointsOfAccess;
    private final String serviceProvider;
    private final Clock clock;
    private final Transit transit = new Transit();

    /** Forwarding for {@code known.cse()}, one of this service provider's ({@code //host}). */
    public Forwarding(KnownCses known, PointsOfAccess pointsOfAccess, String serviceProvider, Clock clock) {
        this.known = known;
        this.pointsOfAccess = pointsOfAccess;
        this.serviceProvider = serviceProvider;
        this.clock = clock;
    }

    /** Sends the request to its {@code to}; failures come as responses, NOT_FOUND where there is no way. */
    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        boolean url = request.to().contains("://") && !request.to().startsWith("/");
        try {
            Optional<Address> elsewhere =
                    url ? Optional.empty() : Optional.of(Address.parse(request.to())).filter(this::isElsewhere);
            return elsewhere.isEmpty() ? pointsOfAccess.send(withoutProvider(request))
                    : forward(request, elsewhere.get());
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, request.requestIdentifier());
        }
    }

    /** The request to what is here by its SP-relative address, where it came with the absolute one. */
    private RequestPrimitive withoutProvider(RequestPrimitive request) {
        return request.to().startsWith(serviceProvider + "/")
                ? request.withTo(request.to().substring(serviceProvider.length()))
                : request;
    }

    private boolean isElsewhere(Address address) {
        boolean own = address.cse().isEmpty() || isOwn(address) && address.cse().get().equals(known.cse().id());
        boolean registered = address.isCse() && address.cse().filter(this::isRegistered).isPresent();
        return !own && !registered;
    }

    private boolean isOwn(Address address) {
        return address.serviceProvider().isEmpty() || address.serviceProvider().get().equals(serviceProvider);
    }

    /** Whether an AE with an identifier of the service provider, {@code /Sxyz}, is registered here. */
    private boolean isRegistered(String id) {
        return id.startsWith("/S")
                && known.tree().byId(id.substring(1)).filter(entity -> entity.is(AeType.NUMBER)).isPresent();
    }

    private ResponsePrimitive forward(RequestPrimitive request, Address address) {
        if (request.operation() == Operation.CREATE && isRegistration(request.resourceType().orElse(0))) {
            throw RequestFailure.badRequest("to: an AE or a CSE registers at the CSE it sends to, " + known.cse().id());
        }
        if (!isOwn(address)) {
            throw RequestFailure.notFound(request.to() + ": there is no way to other service providers");
        }
        Resource next = next(request, address.cse().orElseThrow());
        RequestPrimitive sent = adapted(request, next);
        ResponsePrimitive response = transit.pass(sent, passing -> pointsOfAccess.reach(next, passing));
        if (response.status() == TARGET_NOT_REACHABLE && isPast(sent)) {
            throw new RequestFailure(REQUEST_TIMEOUT, "rqet has passed on the way to " + request.to());
        }
        return new ResponsePrimitive(response.status(), request.requestIdentifier(), response.content(),
                response.parameters());
    }

    private static boolean isRegistration(int type) {
        return type == AeType.NUMBER || type == RemoteCseType.NUMBER;
    }

    private Resource next(RequestPrimitive request, String cseId) {
        return known.towards(cseId).or(() -> known.registrar().filter(up -> isFromBelow(request.originator())))
                .orElseThrow(() -> RequestFailure.notFound(cseId + ", to which no registered CSE is the way"));
    }

    /** From this CSE or what is registered here: what has come down from the registrar does not go up again. */
    private boolean isFromBelow(String originator) {
        int slash = originator.indexOf('/', 1);
        String cse = slash < 0 ? originator : originator.substring(0, slash);
        return !cse.startsWith("/") || cse.equals(known.cse().id()) || known.isBelow(cse);
    }

    /** As the next CSE has to see it: who sends it and until when it is good, whatever that depends on here. */
    private RequestPrimitive adapted(RequestPrimitive request, Resource next) {
        boolean release1 = next.get(RemoteCseType.SUPPORTED_RELEASE_VERSIONS).filter(RELEASE_1::equals).isPresent();
        Instant now = clock.instant();
        Map<String, Object> parameters = new HashMap<>(request.parameters());
        parameters.computeIfPresent("rset", (name, time) -> absolute(time.toString(), now));
        if (release1) {
            parameters.remove("vsi");
        }
        Options options = request.options();
        Options passed = new Options(options.resultContent(), options.structured(), options.filter(),
                options.responseType(), release1 ? Optional.empty() : options.releaseVersion(),
                options.requestExpiration().map(time -> absolute(time, now)));
        return new RequestPrimitive(request.operation(), request.to(), request.from().map(this::spRelative),
                request.requestIdentifier(), request.resourceType(), request.content(), passed, parameters,
                request.peer());
    }

    private String spRelative(String originator) {
        if (originator.startsWith("/")) {
            return originator;
        }
        return originator.startsWith("S") ? "/" + originator : known.cse().id() + "/" + originator;
    }

    private static String absolute(String time, Instant now) {
        return Timestamps.format(Timestamps.parse(time, now));
    }

    private boolean isPast(RequestPrimitive request) {
        Instant now = clock.instant();
        return request.options().requestExpiration().filter(time -> !Timestamps.parse(time, now).isAfter(now))
                .isPresent();
    }
}
