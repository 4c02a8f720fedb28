// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.access.AccessController;
import io.wattm2m.cse.access.PermittedAttributes;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.type.AccessControlPolicyType;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.AssignedStem;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.GroupType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The access controller as the procedures ask it: about requests and resources. Thread-safe. */
public final class Guard {
    private final AccessController access;
    private final TargetResolver resolver;

    public Guard(Hosting hosting, AccessController access) {
        this.access = access;
        this.resolver = new TargetResolver(hosting);
    }

    /** Refuses what the request's originator may not do to this resource as a whole. */
    void require(RequestPrimitive request, int privilege, Resource resource) {
        if (!AnnouncedType.isOf(resource, request.originator()) && !isAssigning(request, resource)) {
            access.require(Access.of(request, resource).wanting(privilege));
        }
    }

    /** What may be shown of this resource; refuses what the originator may not do to all of these attributes. */
    PermittedAttributes require(RequestPrimitive request, int privilege, Resource resource,
            Collection<String> attributes) {
        if (AnnouncedType.isOf(resource, request.originator()) || isAssigning(request, resource)) {
            return PermittedAttributes.ALL;
        }
        Set<String> synchronised = privilege == Operation.UPDATE.privilege()
                ? AnnouncedType.changeable(resource, request.originator())
                : Set.of();
        return !synchronised.isEmpty() && synchronised.containsAll(attributes)
                ? new PermittedAttributes(false, synchronised)
                : access.require(Access.of(request, resource).wanting(privilege), attributes);
    }

    /** Whether a CSE registered here, or behind one that is, announces something where it may (TS-0001 10.2.18.4). */
    boolean isAnnouncing(RequestPrimitive request, Resource parent, ResourceType type) {
        return type instanceof AnnouncedType && (AnnouncedType.isOf(parent, request.originator())
                || (parent.is(CseBaseType.NUMBER) || parent.is(RemoteCseType.NUMBER))
                        && resolver.isKnownCse(request.originator())
                || type.number() == AssignedStem.ANNOUNCED_AE && parent.is(CseBaseType.NUMBER)
                        && stem(request).isPresent());
    }

    /** Whether the Registrar CSE of an AE tells where the one is that an AE-ID is assigned to (TS-0001 10.2.2.2). */
    private boolean isAssigning(RequestPrimitive request, Resource resource) {
        return request.operation() == Operation.UPDATE
                && stem(request).filter(stem -> stem.isStoodForBy(resource)).isPresent();
    }

    private Optional<AssignedStem> stem(RequestPrimitive request) {
        return AssignedStem.of(request.originator()).filter(stem -> resolver.isKnownCse(stem.cse()));
    }

    /** What may be shown of a new child; refuses one of this type, or with attributes, that may not be created. */
    PermittedAttributes requireCreate(RequestPrimitive request, Resource parent) {
        return access.require(Access.of(request, parent), request.content().orElseThrow().members().keySet());
    }

    /** What may be shown of the resource; refuses an UPDATE of the policies that it refers to. */
    PermittedAttributes requirePolicyUpdate(RequestPrimitive request, Resource resource) {
        return AnnouncedType.isOf(resource, request.originator()) ? PermittedAttributes.ALL
                : access.requireAcpiUpdate(Access.of(request, resource));
    }

    /** What may be shown of this resource, if anything; empty where one of these attributes may not be known. */
    Optional<Visible> visible(RequestPrimitive request, int privilege, Resource resource, Collection<String> judged) {
        PermittedAttributes permitted = access.permitted(Access.of(request, resource).wanting(privilege));
        return permitted.isNone() || !permitted.include(judged) ? Optional.empty()
                : Optional.of(new Visible(resource, permitted));
    }

    /** The attributes to which the request's originator may do this; in a CREATE those of a child of this type. */
    PermittedAttributes permitted(RequestPrimitive request, int privilege, Resource resource, OptionalInt childType) {
        return AnnouncedType.isOf(resource, request.originator()) ? PermittedAttributes.ALL
                : access.permitted(new Access(request.originator(), request.peer(), privilege, resource, childType));
    }

    /** Whether the request's originator may do this to this resource as a whole. */
    boolean permits(RequestPrimitive request, int privilege, Resource resource) {
        return access.permits(Access.of(request, resource).wanting(privilege));
    }

    /** Whether the request's originator may do this to the members of a group as far as the group is concerned. */
    boolean permitsFanOut(RequestPrimitive request, int privilege, Resource group) {
        return access.permitsFanOut(Access.of(request, group).wanting(privilege));
    }

    /** Refuses the fan-out of a request to the members of a group. */
    void requireFanOut(RequestPrimitive request, Resource group) {
        access.requireFanOut(Access.of(request, group));
    }

    /** BAD_REQUEST where a resource refers to a policy that does not exist (TS-0001 9.6.1.3.2). */
    void checkPolicies(Resource resource) {
        checkPolicies(resource, Common.ACCESS_CONTROL_POLICY_IDS);
        if (resource.is(GroupType.NUMBER)) {
            checkPolicies(resource, GroupType.MEMBERS_ACCESS_CONTROL_POLICY_IDS);
        }
    }

    private void checkPolicies(Resource resource, Attribute<List<String>> references) {
        for (String id : resource.get(references).orElse(List.of())) {
            if (resource.type() instanceof AnnouncedType && id.startsWith("/")) {
                // where the original is: nothing that could be looked up here
                continue;
            }
            if (resolver.referred(id).filter(policy -> policy.is(AccessControlPolicyType.NUMBER)).isEmpty()) {
                throw RequestFailure.badRequest(references.shortName() + " (" + references.longName()
                        + "): there is no accessControlPolicy at " + id);
            }
        }
    }
}
