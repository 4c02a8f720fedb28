// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.PermittedAttributes;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.RemoteCseType;
import io.wattm2m.cse.type.SubscriptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** CREATE (TS-0001 10.1.2, TS-0004 7.3.3). Thread-safe. */
final class CreateProcedure {
    private static final Set<Integer> REGISTRATIONS = Set.of(AeType.NUMBER, RemoteCseType.NUMBER);
    private final Hosting hosting;
    private final RegistrationPolicy registration;
    private final AeRegistration entities;
    private final Identifiers identifiers;
    private final Guard guard;
    private final MemberCheck members;
    private final Expiration expiration;
    private final Consequences consequences;
    private final Consents consents;

    CreateProcedure(Hosting hosting, Guard guard, Consequences consequences) {
        this.hosting = hosting;
        this.registration = new RegistrationPolicy(hosting);
        this.entities = new AeRegistration(hosting, consequences);
        this.identifiers = new Identifiers(hosting.clock());
        this.guard = guard;
        this.members = new MemberCheck(hosting, guard, consequences::ask);
        this.expiration = new Expiration(hosting);
        this.consequences = consequences;
        this.consents = new Consents(hosting);
    }

    ResponsePrimitive create(RequestPrimitive request, Target target) {
        Resource parent = parent(target);
        ResourceType type = type(request);
        checkCreatable(type);
        PermittedAttributes permitted = requireAccess(request, parent, type);
        checkPlace(type, parent);
        Map<String, Object> requested = representation(request, type);
        AnnouncedType.checkParent(type, requested, parent);
        Resource candidate = candidate(request, type, parent, requested);
        type.examine(candidate);
        List<RequestPrimitive> questions = consents.questions(candidate, candidate);
        if (!questions.isEmpty()) {
            // nobody is asked about what would be refused anyhow
            var _ = decide(request.originator(), candidate, parent, hosting.tree());
            consequences.consent(request, questions);
        }
        BiFunction<String, ResourceView, Changes> decision =
                (originator, tree) -> decide(originator, candidate, parent, tree);
        Changes applied = type.number() == AeType.NUMBER ? entities.register(request, decision)
                : consequences.apply(tree -> decision.apply(request.originator(), tree));
        Resource created = consequences.completed(applied.created().getFirst());
        return ResultShaper.created(request, new Visible(consequences.settled(created), permitted), requested);
    }

    private static Resource parent(Target target) {
        if (target instanceof Target.Hosted hosted) {
            return hosted.resource();
        }
        throw RequestFailure.notAllowed("nothing can be created below a virtual resource");
    }

    private ResourceType type(RequestPrimitive request) {
        int number = request.resourceType().orElseThrow();
        Content content = request.content().orElseThrow();
        ResourceType type = hosting.types().byNumber(number).orElseThrow(() -> KnownTypes.unsupported(number));
        return hosting.types().byName(content.name()).filter(named -> named.number() == number)
                .orElseThrow(() -> type.foreign(content));
    }

    /**
     * An AE or a CSE registers by the registration policy; everything else needs the privilege on the parent (TS-0001
     * 10.2.2.2 and 10.2.2.7).
     */
    private PermittedAttributes requireAccess(RequestPrimitive request, Resource parent, ResourceType type) {
        registration.check(request);
        if (REGISTRATIONS.contains(type.number()) || guard.isAnnouncing(request, parent, type)) {
            return PermittedAttributes.ALL;
        }
        PermittedAttributes permitted = guard.requireCreate(request, parent);
        if (type.number() == SubscriptionType.NUMBER) {
            guard.require(request, Operation.RETRIEVE.privilege(), parent);
        }
        return permitted;
    }

    /** What nobody can create is so whatever his privileges are (TS-0004 7.4.3.2.1, 7.4.12.2.1). */
    private static void checkCreatable(ResourceType type) {
        if (!type.has(Trait.CREATABLE)) {
            throw RequestFailure.notAllowed(type.longName() + " is made by the CSE itself");
        }
    }

    private static void checkPlace(ResourceType type, Resource parent) {
        if (type.number() == SubscriptionType.NUMBER && !parent.type().has(Trait.SUBSCRIBABLE)) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_SUBSCRIBABLE,
                    parent.type().longName() + " cannot be subscribed to");
        }
        if (!type.parents().contains(parent.type().number())) {
            throw new RequestFailure(ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE,
                    type.longName() + " cannot be a child of " + parent.type().longName());
        }
    }

    private static Map<String, Object> representation(RequestPrimitive request, ResourceType type) {
        Map<String, Object> requested = Representation.forCreate(type, request.content().orElseThrow().members());
        KnownTypes.checkSupported(requested);
        GeoQuery.checkLocation(requested);
        AnnouncedType.checkAnnounced(type, requested);
        boolean release1 = request.options().releaseVersion().isEmpty();
        if (REGISTRATIONS.contains(type.number()) && !release1 && !requested.containsKey("srv")
                && !request.options().releaseVersion().filter("2"::equals).isPresent()) {
            throw RequestFailure
                    .badRequest("srv (supportedReleaseVersions) is mandatory in a CREATE of " + type.longName());
        }
        return requested;
    }

    private Resource candidate(RequestPrimitive request, ResourceType type, Resource parent,
            Map<String, Object> requested) {
        String id = identifiers.next(type);
        String name = requested.getOrDefault("rn", id).toString();
        if (parent.type().virtualChildren().containsKey(name)) {
            throw RequestFailure.notAllowed("rn " + name + " is the name of a virtual resource here");
        }
        String now = Timestamps.format(hosting.now());
        Map<String, Object> attributes = new LinkedHashMap<>(requested);
        attributes.putAll(
                Map.of("ty", (long) type.number(), "ri", id, "rn", name, "pi", parent.id(), "ct", now, "lt", now));
        attributes.replace(Common.CREATOR.shortName(), Null.NULL, request.originator());
        Resource bare = new Resource(type, parent.path() + "/" + name, request.originator(), 0, attributes);
        guard.checkPolicies(bare);
        return hosting.containers().within(expiration.settle(bare.withAll(members.settle(request, bare)), parent));
    }

    /**
     * In the write pipeline: the parent as it is now, the type's own decision, then whether the name is still free: an
     * AE that registers again is told that it is registered, whatever name it comes with (TS-0004 7.4.5.2.1).
     */
    private static Changes decide(String originator, Resource candidate, Resource parent, ResourceView tree) {
        Resource current = tree.byId(parent.id()).orElseThrow(() -> RequestFailure.notFound(parent.path()));
        Changes changes = candidate.type().creating(new Creation(candidate, current, originator, tree));
        if (!candidate.name().equals(candidate.id()) && tree.byPath(candidate.path()).isPresent()) {
            throw new RequestFailure(ResponseStatusCode.CONFLICT,
                    "rn " + candidate.name() + " is taken below " + current.path());
        }
        return changes;
    }
}
