// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.type.GroupType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to all members of a group (TS-0001 10.2.7.6 to 10.2.7.10, TS-0004 7.4.14): to each the same request from
 * the same originator, who needs the privilege there as well; all their answers in one. Thread-safe.
 */
final class FanOut {
    private static final String GROUP_REQUEST_IDENTIFIER = "gid";
    private final Hosting hosting;
    private final Guard guard;
    private final Receiver receiver;
    private final GroupRequests seen = new GroupRequests();

    /** A fan-out whose requests to the members this receiver answers. */
    FanOut(Hosting hosting, Guard guard, Receiver receiver) {
        this.hosting = hosting;
        this.guard = guard;
        this.receiver = receiver;
    }

    /** The answers of all members; {@code attribute} is what the request names behind {@code #}. */
    ResponsePrimitive fanOut(RequestPrimitive request, Target.FanOut target, Optional<String> attribute) {
        Resource group = target.group();
        Optional<Object> given = Optional.ofNullable(request.parameters().get(GROUP_REQUEST_IDENTIFIER));
        String identifier = given.map(Object::toString).orElseGet(() -> UUID.randomUUID().toString());
        return seen.visit(identifier, group, () -> {
            guard.requireFanOut(request, group);
            checkMembers(group);
            checkChild(request, target);
            String suffix = target.path() + attribute.map(name -> "#" + name).orElse("");
            return aggregated(request, group, requests(request, group, suffix, identifier));
        });
    }

    private static void checkMembers(Resource group) {
        if (group.require(GroupType.MEMBER_IDS).isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.NO_MEMBERS, group.path() + " has no members");
        }
    }

    /** Of members that are all of one type, it is known beforehand what they cannot contain. */
    private void checkChild(RequestPrimitive request, Target.FanOut target) {
        long memberType = target.group().require(GroupType.MEMBER_TYPE);
        if (request.operation() != Operation.CREATE || !target.path().isEmpty() || memberType == GroupType.MIXED) {
            return;
        }
        int number = request.resourceType().orElseThrow();
        ResourceType child = hosting.types().byNumber(number).orElseThrow(() -> KnownTypes.unsupported(number));
        if (!child.parents().contains((int) memberType)) {
            throw new RequestFailure(ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE,
                    child.longName() + " cannot be a child of the members, whose type is " + memberType);
        }
    }

    private List<RequestPrimitive> requests(RequestPrimitive request, Resource group, String suffix,
            String identifier) {
        Map<String, Object> parameters = new HashMap<>(request.parameters());
        parameters.put(GROUP_REQUEST_IDENTIFIER, identifier);
        Optional<Content> content = GroupSubscriptions.content(request, group, hosting.cse().id());
        List<RequestPrimitive> requests = new ArrayList<>();
        for (String member : group.require(GroupType.MEMBER_IDS)) {
            requests.add(new RequestPrimitive(request.operation(), member + suffix, request.from(),
                    request.requestIdentifier() + "-" + (requests.size() + 1), request.resourceType(),
                    content, request.options(), parameters, request.peer()));
        }
        return requests;
    }

    private ResponsePrimitive aggregated(RequestPrimitive request, Resource group, List<RequestPrimitive> requests) {
        List<Optional<ResponsePrimitive>> answers =
                new Gathering(receiver, Deadline.of(request, hosting.now())).answers(requests);
        List<String> members = group.require(GroupType.MEMBER_IDS);
        List<Map<String, Object>> responses = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            answers.get(i).ifPresent(answer -> responses.add(response(member, answer)));
        }
        if (responses.isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.GROUP_MEMBERS_NOT_RESPONDED,
                    "none of the " + members.size() + " members of " + group.path() + " has answered");
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:agr", Map.of("m2m:rsp",
                List.copyOf(responses))));
    }

    private Map<String, Object> response(String member, ResponsePrimitive answer) {
        Map<String, Object> response = PrimitiveCodec.parameters(answer);
        response.put("fr", member.startsWith("/") ? member : hosting.cse().id() + "/" + member);
        return response;
    }
}
