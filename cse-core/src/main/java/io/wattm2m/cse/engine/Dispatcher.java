// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.federation.AddressesAbroad;
import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.reach.PollingChannels;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.VirtualChild;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CSE as a receiver: the way of every request, whichever binding it comes from (TS-0004 7.3.3). The one place where
 * failures become responses. Thread-safe.
 */
public final class Dispatcher implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private final RequestCheck check;
    private final NonBlocking nonBlocking;
    private final PollingProcedure polling;
    private final TargetResolver resolver;
    private final VirtualResources virtual;
    private final Consequences consequences;
    private final TargetRemoval targetRemoval;
    private final FanOut fanOut;
    private final Procedures procedures;
    private final AddressesAbroad abroad;
    private final Receiver outward;
    private final InstantSource clock;

    public Dispatcher(Hosting hosting, Guard guard, Consequences consequences, NonBlocking nonBlocking,
            PollingChannels channels) {
        this.check = new RequestCheck(hosting);
        this.clock = hosting.clock();
        this.nonBlocking = nonBlocking;
        this.abroad = new AddressesAbroad(hosting.cse().id());
        this.outward = consequences.outward();
        this.polling = new PollingProcedure(hosting, channels);
        this.resolver = new TargetResolver(hosting);
        this.virtual = new VirtualResources(hosting, guard);
        this.targetRemoval = new TargetRemoval(hosting, consequences);
        this.fanOut = new FanOut(hosting, guard, this);
        this.consequences = consequences;
        RetrieveProcedure retrieving = new RetrieveProcedure(hosting, guard, consequences);
        this.procedures = new Procedures(new CreateProcedure(hosting, guard, consequences), retrieving,
                new Discovery(hosting, guard), new SemanticQueryProcedure(hosting, guard, retrieving),
                new UpdateProcedure(hosting, guard, consequences),
                new DeleteProcedure(hosting, guard, retrieving, new Removal(consequences)),
                new NotifyProcedure(guard, outward, consequences));
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        ResponsePrimitive response = answered(request, arrived -> checked(check.check(arrived)));
        LOG.debug("{} {} from {}: {} ({})", request.operation(), request.to(), request.originator(),
                response.status().number(), request.requestIdentifier());
        return response;
    }

    private ResponsePrimitive checked(RequestPrimitive request) {
        return NonBlocking.concerns(request) ? nonBlocking.answer(request,
                (later, progress) -> answered(later, plain -> perform(plain, progress)))
                : perform(request, Progress.UNSEEN);
    }

    /** The answer, whatever happens, with the parameters that every answer to this request has. */
    private ResponsePrimitive answered(RequestPrimitive request, Receiver way) {
        return ResponseParameters.completed(safelyAnswered(request, way), request, clock.instant());
    }

    private static ResponsePrimitive safelyAnswered(RequestPrimitive request, Receiver way) {
        try {
            return way.answer(request);
        } catch (RuntimeException fault) {
            LOG.error("request {} ({} {}) failed", request.requestIdentifier(), request.operation(), request.to(),
                    fault);
            return ResponsePrimitive.of(new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "an internal error, logged with the request identifier"), request.requestIdentifier());
        }
    }

    private ResponsePrimitive perform(RequestPrimitive request, Progress progress) {
        Address address = Address.parse(request.to());
        if (address.attribute().isPresent() && request.operation() != Operation.RETRIEVE) {
            throw RequestFailure.badRequest("to: only a RETRIEVE may name an attribute behind #");
        }
        Target target = resolver.resolve(address);
        if (target instanceof Target.Remote) {
            return outward.receive(request);
        }
        return abroad.to(request.originator(), hosted(request, target, address, progress));
    }

    private ResponsePrimitive hosted(RequestPrimitive request, Target target, Address address, Progress progress) {
        if (target instanceof Target.FanOut members) {
            return fanOut.fanOut(request, members, address.attribute(), progress);
        }
        FanOut.refuseTargetMembers(request);
        if (target instanceof Target.Virtual(Resource channel, VirtualChild child)
                && child == VirtualChild.POLLING_CHANNEL_URI) {
            return polling.serve(request, channel);
        }
        if (target instanceof Target.Virtual(Resource subscription, VirtualChild child)
                && child == VirtualChild.NOTIFICATION_TARGET_SELF_REFERENCE) {
            return targetRemoval.serve(request, subscription);
        }
        Runnable monitoring =
                target instanceof Target.Hosted(Resource watched) ? consequences.monitoring(request, watched)
                        : () -> {};
        try {
            return perform(request, target, address.attribute());
        } finally {
            monitoring.run();
        }
    }

    private ResponsePrimitive perform(RequestPrimitive request, Target target, Optional<String> attribute) {
        return switch (request.operation()) {
            case CREATE -> procedures.creating.create(request, target);
            case RETRIEVE -> retrieve(request, target, attribute);
            case UPDATE -> procedures.updating.update(request, target);
            case DELETE -> procedures.deleting.delete(request, virtual.represented(request, target));
            case NOTIFY -> procedures.notifying.notify(request, virtual.hosted(target));
        };
    }

    private ResponsePrimitive retrieve(RequestPrimitive request, Target target, Optional<String> attribute) {
        if (SemanticRequests.isQuery(request)) {
            return procedures.querying.query(request, virtual.hosted(target));
        }
        if (request.options().filter().isDiscovery() || SemanticRequests.isDiscovery(request)) {
            return procedures.discovering.discover(request, virtual.hosted(target));
        }
        Resource resource = virtual.represented(request, target);
        return procedures.retrieving.retrieve(request, resource, attribute);
    }

    /** A procedure for each operation. */
    private record Procedures(CreateProcedure creating, RetrieveProcedure retrieving, Discovery discovering,
            SemanticQueryProcedure querying, UpdateProcedure updating, DeleteProcedure deleting,
            NotifyProcedure notifying) {}
}
