// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of a notification target that does not want to be told any more (notificationTargetPolicy, TS-0001
 * 9.6.32, TS-0004 7.4.32). The policy with the label {@code Default} is for those targets that no other is for.
 */
public final class NotificationTargetPolicyType implements DescribedType {
    public static final int NUMBER = 26;
    private static final String DEFAULT_LABEL = "Default";
    private static final long AND = 1;

    // @formatter:off
    public static final Attribute<Long>   ACTION             = new Attribute<>("acn",  "action",            DataTypes.enumeration(1, 2, 3, 4));
    public static final Attribute<String> POLICY_LABEL       = new Attribute<>("plbl", "policyLabel",       DataTypes.TOKEN);
    public static final Attribute<Long>   RULES_RELATIONSHIP = new Attribute<>("rrs",  "rulesRelationship", DataTypes.enumeration(AND, 2));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:ntp", "notificationTargetPolicy", Set.of(CseBaseType.NUMBER),
            AttributeTable.of(ServiceSubscriptions.UNANNOUNCED,
                    row(Common.CREATOR,     "01", O, NP, NA),
                    row(ACTION,             "1",  M, NP, NA),
                    row(POLICY_LABEL,       "1",  M, O,  NA),
                    row(RULES_RELATIONSHIP, "01", O, O,  NA)));
    // @formatter:on

    /** What is done when a target wants to be removed. */
    public enum Action {
        ACCEPT, REJECT, ACCEPT_AND_INFORM, INFORM
    }

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        checkLabel(creation.candidate(), creation.view());
        return Changes.created(creation.candidate());
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        checkLabel(after, view);
        return Changes.updated(before, after);
    }

    /** The policy that this creator has for all targets without one of their own. */
    public static Optional<Resource> byDefault(String creator, Resource cseBase, ResourceView view) {
        return labelled(DEFAULT_LABEL, creator, cseBase.id(), view);
    }

    /** What is done at this moment: nothing is removed while the rules of the policy do not hold. */
    public static Action action(Resource policy, ResourceView view, Instant now) {
        try (Stream<Resource> children = view.children(policy.id(), PolicyDeletionRulesType.NUMBER)) {
            List<Boolean> holding = children.map(rules -> PolicyDeletionRulesType.hold(rules, now)).toList();
            boolean all = policy.get(RULES_RELATIONSHIP).orElse(AND) == AND;
            boolean hold = holding.isEmpty() || (all ? !holding.contains(false) : holding.contains(true));
            return hold ? Action.values()[(int) (policy.require(ACTION) - 1)] : Action.REJECT;
        }
    }

    private static void checkLabel(Resource policy, ResourceView view) {
        String label = policy.require(POLICY_LABEL);
        labelled(label, policy.originator(), policy.parentId(), view).filter(other -> !other.id().equals(policy.id()))
                .ifPresent(other -> {
                    throw new RequestFailure(ResponseStatusCode.CONFLICT,
                            "plbl (policyLabel) " + label + " is that of " + other.path() + " of the same creator");
                });
    }

    private static Optional<Resource> labelled(String label, String creator, String parentId, ResourceView view) {
        try (Stream<Resource> policies = view.children(parentId, NUMBER)) {
            return policies.filter(policy -> policy.originator().equals(creator))
                    .filter(policy -> policy.require(POLICY_LABEL).equals(label)).findFirst();
        }
    }
}
