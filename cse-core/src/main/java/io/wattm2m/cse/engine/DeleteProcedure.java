// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;

/** DELETE of a resource with everything below it (TS-0001 10.1.5). Thread-safe. */
final class DeleteProcedure {
    private final Guard guard;
    private final RetrieveProcedure retrieving;
    private final Conditions conditions;
    private final Removal removal;

    DeleteProcedure(Hosting hosting, Guard guard, RetrieveProcedure retrieving, Removal removal) {
        this.guard = guard;
        this.retrieving = retrieving;
        this.conditions = new Conditions(hosting, guard);
        this.removal = removal;
    }

    ResponsePrimitive delete(RequestPrimitive request, Resource resource) {
        if (!resource.type().has(Trait.DELETABLE)) {
            throw RequestFailure.notAllowed(resource.type().longName() + " cannot be deleted");
        }
        guard.require(request, Operation.DELETE.privilege(), resource, resource.attributes().keySet());
        conditions.require(request, resource);
        ResponsePrimitive response = shape(request, resource);
        removal.remove(resource);
        return response;
    }

    /** Made before the deletion, of what is deleted. */
    private ResponsePrimitive shape(RequestPrimitive request, Resource resource) {
        ResultContent form = request.options().resultContent().orElse(ResultContent.NOTHING);
        return switch (form) {
            case NOTHING -> ResponsePrimitive.of(ResponseStatusCode.DELETED, request);
            case ATTRIBUTES -> ResponsePrimitive.of(ResponseStatusCode.DELETED, request, Representation.of(resource));
            default -> retrieving.withChildren(request, Visible.whole(resource), form, ResponseStatusCode.DELETED);
        };
    }
}
