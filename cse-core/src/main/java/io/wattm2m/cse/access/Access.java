// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.NodeType;
import java.util.OptionalInt;

/**
 * Somebody wants to do something to a resource.
 *
 * @param originator an AE-ID stem of this CSE such as {@code Cmeter}, or an SP-relative identifier
 * @param peer what the transport knows of the one that asks
 * @param privilege the bit of {@code accessControlOperations} that is needed
 * @param target the resource
 * @param childType the type of the child, where one is to be created
 * @param standing whether no request is at hand: it has been asked for before, and goes on
 */
public record Access(String originator, Peer peer, int privilege, Resource target, OptionalInt childType,
        boolean standing) {
    /** The privilege to find a resource (TS-0004 6.3.4.2.29). */
    public static final int DISCOVERY = 32;

    public Access {
        requireNonNull(originator, "originator is null");
        requireNonNull(peer, "peer is null");
        requireNonNull(target, "target is null");
        requireNonNull(childType, "childType is null");
    }

    /** What is asked for by a request. */
    public Access(String originator, Peer peer, int privilege, Resource target, OptionalInt childType) {
        this(originator, peer, privilege, target, childType, false);
    }

    /**
     * What a subscription asks for as long as it stands: to know of this resource. Where its creator is at the moment,
     * and whether that has proved who it is, is not known then and does not matter.
     */
    public static Access standing(String originator, Resource target) {
        return new Access(originator, Peer.REMOTE, Operation.RETRIEVE.privilege(), target, OptionalInt.empty(), true);
    }

    /** What a request asks for at the resource that it is addressed to. */
    public static Access of(RequestPrimitive request, Resource target) {
        OptionalInt childType =
                request.operation() == Operation.CREATE ? request.resourceType() : OptionalInt.empty();
        return new Access(request.originator(), request.peer(), request.operation().privilege(), target, childType);
    }

    /** The same for another resource. */
    public Access to(Resource other) {
        return new Access(originator, peer, privilege, other, childType);
    }

    /** The same with another privilege, no child being created. */
    public Access wanting(int otherPrivilege) {
        return new Access(originator, peer, otherPrivilege, target, OptionalInt.empty());
    }

    /** Whether a device is to be described, that somebody runs on or speaks for (TS-0001 9.6.18). */
    boolean createsNode() {
        return privilege == Operation.CREATE.privilege() && childType.equals(OptionalInt.of(NodeType.NUMBER));
    }

    /**
     * E.g. {@code Cmeter has no privilege to UPDATE cse-in/meter}, for the originator. Of an instance it names where it
     * is: whoever asks for the latest one and may not read it must not learn that there is another.
     */
    String refusal() {
        return originator + " has no privilege to " + verb() + " " + (target.sequence() > 0
                ? "an instance in " + target.path().substring(0, target.path().lastIndexOf('/'))
                : target.path());
    }

    private String verb() {
        for (Operation operation : Operation.values()) {
            if (operation.privilege() == privilege) {
                return childType.isPresent() ? "CREATE a resource of type " + childType.getAsInt() + " in"
                        : operation.name();
            }
        }
        return privilege == DISCOVERY ? "DISCOVER" : "do " + privilege + " to";
    }
}
