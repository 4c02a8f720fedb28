// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.access.PermittedAttributes;
import io.wattm2m.cse.notify.BlockingUpdates;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Representation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.Update;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.GroupType;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** UPDATE (TS-0001 10.1.4, TS-0004 7.3.3). Thread-safe. */
final class UpdateProcedure {
    private static final String POLICIES = Common.ACCESS_CONTROL_POLICY_IDS.shortName();
    private final Hosting hosting;
    private final Guard guard;
    private final MemberCheck members;
    private final Expiration expiration;
    private final Conditions conditions;
    private final Consequences consequences;
    private final Consents consents;
    private final SynchronizedOriginals originals;

    UpdateProcedure(Hosting hosting, Guard guard, Consequences consequences) {
        this.hosting = hosting;
        this.guard = guard;
        this.members = new MemberCheck(hosting, guard, consequences::ask);
        this.expiration = new Expiration(hosting);
        this.conditions = new Conditions(hosting, guard);
        this.consequences = consequences;
        this.consents = new Consents(hosting);
        this.originals = new SynchronizedOriginals(hosting, consequences);
    }

    ResponsePrimitive update(RequestPrimitive request, Target target) {
        Resource resource = updatable(target);
        Content content = request.content().orElseThrow();
        PermittedAttributes permitted = requireAccess(request, resource, content);
        conditions.require(request, resource);
        if (!content.name().equals(resource.type().shortName())) {
            throw RequestFailure.badRequest("the content is " + content.name() + ", but the target is "
                    + resource.type().shortName());
        }
        Map<String, Object> requested = Representation.forUpdate(resource.type(), content.members());
        KnownTypes.checkSupported(requested);
        GeoQuery.checkLocation(requested);
        AnnouncedType.checkAnnounced(resource.type(), requested);
        Optional<Resource> synchronised = originals.changed(request, resource, requested);
        if (synchronised.isPresent()) {
            return ResultShaper.updated(request, resource, new Visible(synchronised.get(), permitted), requested);
        }
        Resource proposed = changed(resource, requested, hosting.tree());
        guard.checkPolicies(proposed);
        expiration.checkChildren(resource, proposed);
        resource.type().examine(proposed);
        List<RequestPrimitive> questions = consents.questions(proposed, resource);
        BlockingUpdates blocking = consequences.blockingUpdates();
        if (!questions.isEmpty() || blocking.isBlocked(resource)) {
            // nobody is asked about what would be refused anyhow
            var _ = decide(request, resource, requested, hosting.tree());
            consequences.consent(request, questions);
        }
        Map<String, Object> settled = settled(request, requested, proposed);
        Changes applied = blocking.agreed(resource, requested, patience(request),
                () -> consequences.apply(tree -> decide(request, resource, settled, tree)));
        Changes.Replacement own = applied.updated().getFirst();
        return ResultShaper.updated(request, own.before(), new Visible(consequences.settled(own.after()), permitted),
                requested);
    }

    private Duration patience(RequestPrimitive request) {
        return Duration.ofNanos(Deadline.of(request, hosting.now()).nanosLeft());
    }

    private static Resource updatable(Target target) {
        if (!(target instanceof Target.Hosted hosted)) {
            throw RequestFailure.notAllowed("a virtual resource cannot be updated");
        }
        if (!hosted.resource().type().has(Trait.UPDATABLE)) {
            throw RequestFailure.notAllowed(hosted.resource().type().longName() + " cannot be updated");
        }
        return hosted.resource();
    }

    /** Who may change the policies of a resource the policies say themselves; nothing else may change with them. */
    private PermittedAttributes requireAccess(RequestPrimitive request, Resource resource, Content content) {
        boolean policies = content.members().containsKey(POLICIES);
        if (policies && content.members().size() > 1) {
            throw RequestFailure.badRequest("acpi (accessControlPolicyIDs) must be the only attribute of an UPDATE");
        }
        Set<String> concerned = new HashSet<>(content.members().keySet());
        concerned.addAll(JudgedAttributes.of(request.options().filter()));
        return policies ? guard.requirePolicyUpdate(request, resource)
                : guard.require(request, Operation.UPDATE.privilege(), resource, concerned);
    }

    /** What was requested, with what a change of members entails. */
    private Map<String, Object> settled(RequestPrimitive request, Map<String, Object> requested, Resource proposed) {
        if (!requested.containsKey(GroupType.MEMBER_IDS.shortName())) {
            return requested;
        }
        Map<String, Object> settled = new LinkedHashMap<>(requested);
        settled.putAll(members.settle(request, proposed));
        return settled;
    }

    private Changes decide(RequestPrimitive request, Resource resource, Map<String, Object> requested,
            ResourceView tree) {
        Resource current = tree.byId(resource.id()).orElseThrow(() -> RequestFailure.notFound(request.to()));
        return current.type().updating(new Update(current, changed(current, requested, tree), requested,
                request.originator(), tree));
    }

    private Resource changed(Resource current, Map<String, Object> requested, ResourceView tree) {
        Resource written = current.withAll(requested).with(Common.LAST_MODIFIED_TIME, hosting.now());
        Resource changed = ContainerSettings.concerns(requested) ? hosting.containers().within(written) : written;
        return requested.containsKey("et")
                ? tree.byId(current.parentId()).map(parent -> expiration.settle(changed, parent)).orElse(changed)
                : changed;
    }
}
