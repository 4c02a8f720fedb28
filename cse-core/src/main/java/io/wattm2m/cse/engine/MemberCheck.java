// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.VirtualChild;
import io.wattm2m.cse.type.GroupType;
import io.wattm2m.cse.type.GroupType.Strategy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the members of a group exist, may be read by the one who groups them, and are of the group's member type
 * (TS-0001 10.2.7.2, TS-0004 7.4.13.2.1). Members at other CSEs are asked for there, and taken as they are where those
 * do not answer. Thread-safe.
 */
final class MemberCheck {
    private static final Map<String, Long> VIRTUAL = Map.of("la", GroupType.LATEST, "ol", GroupType.OLDEST);
    private final TargetResolver resolver;
    private final Guard guard;
    private final Receiver outward;

    /** A check that asks other CSEs for their resources by {@code outward}. */
    MemberCheck(Hosting hosting, Guard guard, Receiver outward) {
        this.resolver = new TargetResolver(hosting);
        this.guard = guard;
        this.outward = outward;
    }

    /** The attributes of a group that its members settle; none where the resource is no group. */
    Map<String, Object> settle(RequestPrimitive request, Resource resource) {
        if (!resource.is(GroupType.NUMBER)) {
            return Map.of();
        }
        Resource group = GroupType.withDefaults(resource);
        Collection<Member> members = members(request, group);
        GroupType.checkSize(group, members.size());
        return settled(group, members);
    }

    /** The same of a group that was settled before, as far as it depends on members at other CSEs. */
    Map<String, Object> settleRemote(Resource group) {
        RequestPrimitive request = RequestPrimitive.retrieve(group.originator(), group.path());
        return settled(group, group.require(GroupType.MEMBER_IDS).stream()
                .map(id -> isRemote(id) ? remote(request, id) : Member.known(id, group)).toList());
    }

    private boolean isRemote(String id) {
        try {
            return resolver.resolve(Address.parse(id)) instanceof Target.Remote;
        } catch (RequestFailure gone) {
            return false;
        }
    }

    private static Map<String, Object> settled(Resource group, Collection<Member> members) {
        List<Member> fitting = members.stream().filter(member -> member.fits(group)).toList();
        return fitting.size() == members.size() ? attributes(group, fitting) : inconsistent(group, members, fitting);
    }

    private static Map<String, Object> inconsistent(Resource group, Collection<Member> members,
            List<Member> fitting) {
        return switch (Strategy.of(group)) {
            case ABANDON_MEMBER -> attributes(group, fitting);
            case SET_MIXED -> attributes(group.with(GroupType.MEMBER_TYPE, GroupType.MIXED), members);
            case ABANDON_GROUP -> throw new RequestFailure(ResponseStatusCode.GROUP_MEMBER_TYPE_INCONSISTENT,
                    "mid (memberIDs): "
                            + members.stream().filter(member -> !fitting.contains(member)).findFirst().orElseThrow().id
                            + " is not of the type in mt (memberType) or spty (specializationType)");
        };
    }

    private static Map<String, Object> attributes(Resource group, Collection<Member> members) {
        long type = group.require(GroupType.MEMBER_TYPE);
        Map<String, Object> settled = new LinkedHashMap<>();
        settled.put("mt", type);
        settled.put("csy", group.require(GroupType.CONSISTENCY_STRATEGY));
        settled.put("mid", members.stream().map(Member::id).toList());
        settled.put("mtv", members.stream().noneMatch(member -> member.type == Member.UNKNOWN));
        if (type == GroupType.MIXED) {
            settled.put("spty", Null.NULL);
        }
        return settled;
    }

    /** The members without those that are another one under a different address. */
    private Collection<Member> members(RequestPrimitive request, Resource group) {
        Map<String, Member> distinct = new LinkedHashMap<>();
        group.require(GroupType.MEMBER_IDS).stream().distinct().map(id -> member(request, id))
                .forEach(member -> distinct.putIfAbsent(member.identity, member));
        return distinct.values();
    }

    private Member member(RequestPrimitive request, String id) {
        return switch (resolved(id)) {
            case Target.Remote _ -> remote(request, id);
            case Target.Hosted hosted -> readable(request, hosted.resource(), id);
            case Target.Virtual virtual -> instance(request, virtual, id);
            case Target.FanOut fanOut -> subGroup(request, fanOut, id);
        };
    }

    private Target resolved(String id) {
        try {
            Address address = Address.parse(id);
            if (address.attribute().isPresent()) {
                throw RequestFailure.badRequest("'" + id + "' is an attribute, not a resource");
            }
            return resolver.resolve(address);
        } catch (RequestFailure failure) {
            throw new RequestFailure(failure.status(), "mid (memberIDs): " + failure.text());
        }
    }

    private Member readable(RequestPrimitive request, Resource resource, String id) {
        require(guard.permits(request, Operation.RETRIEVE.privilege(), resource), request, id);
        return new Member(id, resource.id(), resource.type().number(), resource.attributes());
    }

    private Member instance(RequestPrimitive request, Target.Virtual virtual, String id) {
        Resource parent = virtual.parent();
        if (!VIRTUAL.containsKey(id.substring(id.lastIndexOf('/') + 1))) {
            throw RequestFailure.badRequest("mid (memberIDs): " + id + " cannot be a member");
        }
        require(guard.permits(request, Operation.RETRIEVE.privilege(), parent), request, id);
        long type = virtual.child() == VirtualChild.LATEST ? GroupType.LATEST : GroupType.OLDEST;
        return new Member(id, parent.id() + " " + type, type, Map.of());
    }

    /** A member at another CSE: what that says of it; what is not to be had now may well be there later. */
    private Member remote(RequestPrimitive request, String id) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        boolean virtual = VIRTUAL.containsKey(name) || name.equals("fopt");
        String address = virtual ? id.substring(0, id.lastIndexOf('/')) : id;
        ResponsePrimitive answer = outward.receive(RequestPrimitive.retrieve(request.originator(), address));
        require(answer.status() != ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, request, id);
        Map<String, Object> attributes = answer.status() == ResponseStatusCode.OK
                ? answer.content().map(Content::members).orElse(Map.of())
                : Map.of();
        Object type = VIRTUAL.containsKey(name) && !attributes.isEmpty() ? VIRTUAL.get(name)
                : attributes.get(name.equals("fopt") ? "mt" : "ty");
        return new Member(id, id, type instanceof Long number ? number : Member.UNKNOWN, attributes);
    }

    /** A sub-group stands for its members: what they are is what it is. */
    private Member subGroup(RequestPrimitive request, Target.FanOut fanOut, String id) {
        if (!fanOut.path().isEmpty()) {
            throw RequestFailure.badRequest("mid (memberIDs): " + id + " goes on behind the fan-out point of a group");
        }
        Resource group = fanOut.group();
        require(guard.permitsFanOut(request, Operation.RETRIEVE.privilege(), group), request, id);
        Object specialization = group.attributes().getOrDefault("spty", Map.of());
        return new Member(id, group.id() + " fopt", group.require(GroupType.MEMBER_TYPE),
                specialization instanceof Map<?, ?> members ? Map.copyOf(members) : Map.of());
    }

    private static void require(boolean permitted, RequestPrimitive request, String id) {
        if (!permitted) {
            throw new RequestFailure(ResponseStatusCode.RECEIVER_HAS_NO_PRIVILEGE,
                    "mid (memberIDs): " + request.originator() + " has no privilege to RETRIEVE " + id);
        }
    }

    /**
     * A member as it was found.
     *
     * @param id its address, as it was sent
     * @param identity the same for all its addresses
     * @param type its member type
     * @param traits where its specialization is to be found
     */
    private record Member(String id, String identity, long type, Map<?, ?> traits) {
        static final long UNKNOWN = -1;

        /** One of which it is known that it fits. */
        static Member known(String id, Resource group) {
            return new Member(id, id, group.require(GroupType.MEMBER_TYPE),
                    group.get(GroupType.SPECIALIZATION_TYPE).orElse(Map.of()));
        }

        boolean fits(Resource group) {
            long wanted = group.require(GroupType.MEMBER_TYPE);
            return wanted == GroupType.MIXED || type == UNKNOWN || type == wanted && traits.entrySet()
                    .containsAll(group.get(GroupType.SPECIALIZATION_TYPE).orElse(Map.of()).entrySet());
        }
    }
}
