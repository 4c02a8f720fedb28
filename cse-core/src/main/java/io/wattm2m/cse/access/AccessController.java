// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static io.wattm2m.cse.type.AccessControlPolicyType.PRIVILEGES;
import static io.wattm2m.cse.type.AccessControlPolicyType.SELF_PRIVILEGES;
import static io.wattm2m.cse.type.GroupType.MEMBERS_ACCESS_CONTROL_POLICY_IDS;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.AccessControlPolicyType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides who may do what (TS-0001 11.3.4, TS-0003 7.1.2): by the policies that a resource refers to, by those of its
 * parent where its type cannot refer to any, and by the default where it could and does not. The admin originator and
 * the CSE itself may do everything.
 *
 * <p>Thread-safe.
 */
public final class AccessController {
    private static final int AE = 2;
    private static final int CSE_BASE = 5;
    private static final int POLLING_CHANNEL = 15;
    private static final int REMOTE_CSE = 16;
    private static final int REQUEST = 17;
    private static final int POLICIES_KEPT_READ = 10_000;
    private static final Set<String> POLICY_REFERENCES = Set.of(Common.ACCESS_CONTROL_POLICY_IDS.shortName());

    private final AccessSettings settings;
    private final Entity cse;
    private final ResourceView tree;
    private final Clock clock;
    private final Addresses addresses;
    private final GroupMembership groups;
    // resources are immutable: a changed policy is another key
    private final LoadingCache<Resource, Policy> policies =
            Caffeine.newBuilder().weakKeys().maximumSize(POLICIES_KEPT_READ).build(Policy::of);

    /** A controller for the resources in this tree, hosted by {@code cse}. */
    public AccessController(AccessSettings settings, Entity cse, ResourceView tree, Clock clock) {
        this.settings = settings;
        this.cse = cse;
        this.tree = tree;
        this.clock = clock;
        this.addresses = new Addresses(cse, settings.serviceProvider(), tree);
        this.groups = new GroupMembership(addresses);
    }

    /** Whether it may be done to the resource as a whole. */
    public boolean permits(Access access) {
        return permitted(access).all();
    }

    /**
     * Whether the resource has policies of its own and none of those lets it be done. Where they are gone, as with a
     * resource that was deleted together with them, nobody is shut out.
     */
    public boolean isShutOut(Access access) {
        return policyIds(access.target()).stream().anyMatch(id -> policy(id).isPresent()) && !permits(access);
    }

    /** The attributes of the resource to which it may be done. */
    public PermittedAttributes permitted(Access access) {
        return isPrivileged(access.originator()) ? PermittedAttributes.ALL : granted(access, access.target());
    }

    /** Refuses with ORIGINATOR_HAS_NO_PRIVILEGE what may not be done to the resource as a whole. */
    public void require(Access access) {
        if (!permits(access)) {
            throw RequestFailure.noPrivilege(access.refusal());
        }
    }

    /**
     * The attributes to which it may be done; refuses with ORIGINATOR_HAS_NO_PRIVILEGE what may not be done to all of
     * these (TS-0001 9.6.2).
     */
    public PermittedAttributes require(Access access, Collection<String> attributes) {
        PermittedAttributes permitted = permitted(access);
        if (permitted.isNone()) {
            throw RequestFailure.noPrivilege(access.refusal());
        }
        if (!permitted.include(attributes)) {
            throw RequestFailure.noPrivilege(access.refusal() + ": only its attributes " + sorted(permitted));
        }
        return permitted;
    }

    /**
     * Whether it may be done to the members of a group through its fan-out point, as far as the group is concerned: by
     * the policies for its members, or by its own where it has none for them (TS-0001 10.2.7.6).
     */
    public boolean permitsFanOut(Access access) {
        List<String> forMembers = access.target().get(MEMBERS_ACCESS_CONTROL_POLICY_IDS).orElse(List.of());
        return forMembers.isEmpty() ? permits(access)
                : isPrivileged(access.originator()) || grantedBy(forMembers, Policy::privileges, access).all();
    }

    /** Refuses with ORIGINATOR_HAS_NO_PRIVILEGE what may not be done to the members of a group. */
    public void requireFanOut(Access access) {
        if (!permitsFanOut(access)) {
            throw RequestFailure.noPrivilege(access.refusal() + "/fopt");
        }
    }

    /**
     * Refuses with ORIGINATOR_HAS_NO_PRIVILEGE an UPDATE of {@code accessControlPolicyIDs} that may not be done: the
     * self privileges of the policies that the target refers to now have to grant it (TS-0004 7.3.3.15).
     */
    public PermittedAttributes requireAcpiUpdate(Access access) {
        Access update = access.wanting(Operation.UPDATE.privilege());
        PermittedAttributes permitted = permittedByPolicies(update, policyIds(access.target()));
        if (!permitted.include(POLICY_REFERENCES)) {
            throw RequestFailure.noPrivilege(update.refusal() + " (acpi)");
        }
        return permitted;
    }

    private PermittedAttributes permittedByPolicies(Access update, List<String> referenced) {
        if (isPrivileged(update.originator())) {
            return PermittedAttributes.ALL;
        }
        return referenced.isEmpty() ? whole(mayIntroducePolicies(update))
                : grantedBy(referenced, Policy::self, update);
    }

    /** The originator of a request may open its {@code <request>} to others, which it may not change otherwise. */
    private boolean mayIntroducePolicies(Access update) {
        return update.target().is(REQUEST) ? isOwner(update.originator(), update.target())
                : granted(update, update.target()).all();
    }

    private boolean isPrivileged(String originator) {
        return originator.equals(settings.admin()) || originator.equals(cse.id());
    }

    /** On what the rules that govern this resource grant it. */
    private PermittedAttributes granted(Access access, Resource governing) {
        if (governing.is(AccessControlPolicyType.NUMBER)) {
            return grantedBy(policies.get(governing).self(), access);
        }
        if (governing.is(POLLING_CHANNEL)) {
            return whole(isOwner(access.originator(), governing) || parent(governing).filter(
                    owner -> isOwner(access.originator(), owner)).isPresent());
        }
        if (!governing.type().attributes().has(Common.ACCESS_CONTROL_POLICY_IDS)) {
            return grantedByParent(access, governing);
        }
        List<String> referenced = policyIds(governing);
        return referenced.isEmpty() ? grantedByDefault(access, governing)
                : grantedBy(referenced, Policy::privileges, access);
    }

    /** Policies that are not to be found grant nothing; what one grants on all attributes no other can limit. */
    private PermittedAttributes grantedBy(List<String> policyIds, Function<Policy, RuleSet> privileges, Access access) {
        PermittedAttributes permitted = PermittedAttributes.NONE;
        for (String id : policyIds) {
            Optional<Resource> policy = policy(id);
            if (policy.isPresent()) {
                permitted = permitted.and(grantedBy(privileges.apply(policies.get(policy.get())), access));
            }
            if (permitted.all()) {
                break;
            }
        }
        return permitted;
    }

    private PermittedAttributes grantedBy(RuleSet rules, Access access) {
        Set<String> forms = addresses.forms(access.originator());
        return rules.grant(access, entry -> entry.matches(forms), entry -> isMember(entry, forms), clock.instant());
    }

    private static PermittedAttributes whole(boolean granted) {
        return granted ? PermittedAttributes.ALL : PermittedAttributes.NONE;
    }

    private boolean isMember(OriginatorPattern entry, Set<String> forms) {
        return entry.mayBeGroup() && groups.includes(entry.written(), forms);
    }

    private PermittedAttributes grantedByDefault(Access access, Resource governing) {
        if (governing.is(REQUEST)) {
            int allowed = Operation.RETRIEVE.privilege() | Operation.DELETE.privilege() | Access.DISCOVERY;
            return whole((access.privilege() & allowed) != 0 && isOwner(access.originator(), governing));
        }
        if (governing.is(CSE_BASE)) {
            int allowed = Operation.RETRIEVE.privilege() | Access.DISCOVERY;
            boolean granted = (access.privilege() & allowed) != 0 || access.createsNode();
            return whole(granted && isRegistered(access.originator(), governing));
        }
        return isOwner(access.originator(), governing) ? PermittedAttributes.ALL
                : settings.withoutPolicy() == WithoutPolicy.PARENT ? grantedByParent(access, governing)
                        : PermittedAttributes.NONE;
    }

    private PermittedAttributes grantedByParent(Access access, Resource governing) {
        return parent(governing).map(parent -> granted(access, parent)).orElse(PermittedAttributes.NONE);
    }

    private boolean isOwner(String originator, Resource resource) {
        String owner = resource.get(Common.CUSTODIAN).orElse(resource.originator());
        // an AE's resource identifier is its AE-ID stem
        return addresses.forms(originator).contains(owner) || resource.is(AE) && resource.id().equals(originator);
    }

    private boolean isRegistered(String originator, Resource cseBase) {
        if (!originator.startsWith("/")) {
            return tree.byId(originator).filter(entity -> entity.is(AE)).isPresent();
        }
        try (Stream<Resource> registrations = tree.children(cseBase.id(), REMOTE_CSE)) {
            return registrations.anyMatch(registration -> originator.equals(registration.attributes().get("csi")));
        }
    }

    private Optional<Resource> policy(String id) {
        return addresses.resource(id).filter(resource -> resource.is(AccessControlPolicyType.NUMBER));
    }

    private Optional<Resource> parent(Resource resource) {
        return resource.parentId().isEmpty() ? Optional.empty() : tree.byId(resource.parentId());
    }

    private static List<String> policyIds(Resource resource) {
        return resource.get(Common.ACCESS_CONTROL_POLICY_IDS).orElse(List.of());
    }

    private static List<String> sorted(PermittedAttributes permitted) {
        return permitted.names().stream().sorted().toList();
    }

    /** The rules of a policy. */
    private record Policy(RuleSet privileges, RuleSet self) {
        static Policy of(Resource policy) {
            return new Policy(RuleSet.of(policy.require(PRIVILEGES)), RuleSet.of(policy.require(SELF_PRIVILEGES)));
        }
    }
}
