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
import java.util.concurrent.ConcurrentHashMap;

/**
 * A request to all members of a group (TS-0001 10.2.7.6 to 10.2.7.10, TS-0004 7.4.14): to each the same request from
 * the same originator, who needs the privilege there as well; all their answers in one. Thread-safe.
 */
final class FanOut {
    /** Chooses some of the members of a group (TS-0001 8.1.2, Group Request Target Members). */
    static final String TARGET_MEMBERS = "grtm";
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

    /**
     * The answers of all members.
     *
     * @param attribute what the request names behind {@code #}
     * @param progress told of the answers as they come
     */
    ResponsePrimitive fanOut(RequestPrimitive request, Target.FanOut target, Optional<String> attribute,
            Progress progress) {
        Resource group = target.group();
        Optional<Object> given = Optional.ofNullable(request.parameters().get(GROUP_REQUEST_IDENTIFIER));
        String identifier = given.map(Object::toString).orElseGet(() -> UUID.randomUUID().toString());
        return seen.visit(identifier, group, () -> {
            guard.requireFanOut(request, group);
            List<String> members = members(request, group);
            checkChild(request, target);
            String suffix = target.path() + attribute.map(name -> "#" + name).orElse("");
            List<RequestPrimitive> requests = requests(request, group,
                    members.stream().map(member -> member + suffix).toList(), identifier);
            return aggregated(request, members, requests, progress);
        });
    }

    /** Refuses the choice of members where there are none to choose from. */
    static void refuseTargetMembers(RequestPrimitive request) {
        if (request.parameters().containsKey(TARGET_MEMBERS)) {
            throw RequestFailure.badRequest("grtm (group request target members) is only for the members of a group");
        }
    }

    /** All members, or those that the request chooses. */
    private static List<String> members(RequestPrimitive request, Resource group) {
        List<String> members = group.require(GroupType.MEMBER_IDS);
        if (members.isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.NO_MEMBERS, group.path() + " has no members");
        }
        Object wanted = request.parameters().get(TARGET_MEMBERS);
        if (wanted == null) {
            return members;
        }
        List<String> chosen = wanted instanceof List<?> list ? list.stream().map(Object::toString).toList()
                : List.of(wanted.toString().split("[ +]+"));
        chosen.stream().filter(member -> !members.contains(member)).findFirst().ifPresent(stranger -> {
            throw RequestFailure.badRequest("grtm (group request target members): " + stranger
                    + " is not in mid (memberIDs) of " + group.path());
        });
        return members.stream().filter(chosen::contains).toList();
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

    private List<RequestPrimitive> requests(RequestPrimitive request, Resource group, List<String> targets,
            String identifier) {
        Map<String, Object> parameters = new HashMap<>(request.parameters());
        parameters.put(GROUP_REQUEST_IDENTIFIER, identifier);
        parameters.remove(TARGET_MEMBERS);
        Optional<Content> content = GroupSubscriptions.content(request, group, hosting.cse().id());
        List<RequestPrimitive> requests = new ArrayList<>();
        for (String target : targets) {
            requests.add(new RequestPrimitive(request.operation(), target, request.from(),
                    request.requestIdentifier() + "-" + (requests.size() + 1), request.resourceType(),
                    content, request.options(), parameters, request.peer()));
        }
        return requests;
    }

    private ResponsePrimitive aggregated(RequestPrimitive request, List<String> members,
            List<RequestPrimitive> requests, Progress progress) {
        Map<String, ResponsePrimitive> arrived = new ConcurrentHashMap<>();
        Gathering gathering = new Gathering(receiver, Deadline.of(request, hosting.now()), answer -> {
            arrived.put(answer.requestIdentifier(), answer);
            progress.made(() -> aggregate(request, members, requests.stream()
                    .map(sent -> Optional.ofNullable(arrived.get(sent.requestIdentifier()))).toList()));
        });
        List<Optional<ResponsePrimitive>> answers = gathering.answers(requests);
        if (answers.stream().allMatch(Optional::isEmpty)) {
            throw new RequestFailure(ResponseStatusCode.GROUP_MEMBERS_NOT_RESPONDED,
                    "none of the " + members.size() + " members behind " + request.to() + " has answered");
        }
        return aggregate(request, members, answers);
    }

    private ResponsePrimitive aggregate(RequestPrimitive request, List<String> members,
            List<Optional<ResponsePrimitive>> answers) {
        List<Map<String, Object>> responses = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            answers.get(i).ifPresent(answer -> responses.add(response(member, answer)));
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
