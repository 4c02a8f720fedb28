// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.ContainerType;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What virtual resources stand for: {@code la} and {@code ol} of a container (TS-0001 10.2.4.4 and 10.2.4.5). */
final class VirtualResources {
    private final Hosting hosting;
    private final Guard guard;

    VirtualResources(Hosting hosting, Guard guard) {
        this.hosting = hosting;
        this.guard = guard;
    }

    /**
     * The resource itself, or the one that the virtual resource stands for. NOT_FOUND where there is none, for those
     * who might ask for it: nobody else is told whether there is.
     */
    Resource represented(RequestPrimitive request, Target target) {
        return switch (target) {
            case Target.Hosted hosted -> readable(request, hosted.resource());
            case Target.Virtual virtual -> instance(request, virtual);
            case Target.FanOut fanOut -> throw RequestFailure.notAllowed(fanOut.group().path() + " is a group");
            case Target.Remote remote -> throw RequestFailure.notFound(remote.cse());
        };
    }

    /** The resource itself; OPERATION_NOT_ALLOWED for a virtual one. */
    Resource hosted(Target target) {
        if (target instanceof Target.Hosted hosted) {
            return hosted.resource();
        }
        throw RequestFailure.notAllowed("a virtual resource does not take this request");
    }

    private Resource instance(RequestPrimitive request, Target.Virtual virtual) {
        Resource parent = virtual.parent();
        checkRetrieval(request, parent, parent);
        Optional<Resource> instance = switch (virtual.child()) {
            case LATEST -> latest(parent);
            case OLDEST -> live(parent, Stream::findFirst);
            case FAN_OUT_POINT, POLLING_CHANNEL_URI, NOTIFICATION_TARGET_SELF_REFERENCE -> throw RequestFailure
                    .notAllowed(virtual.child() + " is not a virtual instance");
        };
        if (instance.isEmpty()) {
            guard.require(request, request.operation().privilege(), parent);
        }
        return instance.orElseThrow(() -> RequestFailure.notFound(parent.path() + ", which has no instance"));
    }

    /** The newest is read alone; only where it has expired and is not removed yet the others are looked through. */
    private Optional<Resource> latest(Resource parent) {
        Optional<Resource> newest = hosting.tree().latest(parent.id());
        return newest.filter(hosting::isExpired).isPresent()
                ? live(parent, instances -> instances.reduce((older, newer) -> newer))
                : newest;
    }

    private Optional<Resource> live(Resource parent, Function<Stream<Resource>, Optional<Resource>> choice) {
        try (Stream<Resource> instances = hosting.tree().instances(parent.id(), 0)) {
            return choice.apply(instances.filter(found -> !hosting.isExpired(found)));
        }
    }

    private Resource readable(RequestPrimitive request, Resource resource) {
        if (resource.sequence() > 0) {
            hosting.tree().byId(resource.parentId())
                    .ifPresent(parent -> checkRetrieval(request, parent, resource));
        }
        return resource;
    }

    /** Whether the instances of this resource may not be retrieved. */
    static boolean isClosed(Resource parent) {
        return parent.get(ContainerType.DISABLE_RETRIEVAL).orElse(false);
    }

    /** What may not be retrieved is told to those who may know of it. */
    private void checkRetrieval(RequestPrimitive request, Resource parent, Resource asked) {
        if (isClosed(parent)) {
            guard.require(request, request.operation().privilege(), asked);
            throw RequestFailure.notAllowed("disr (disableRetrieval) of the container is true");
        }
    }
}
