// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.MA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule.Announced;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An access control policy (TS-0001 9.6.2, TS-0004 7.4.2): the rules for resources that refer to it, and the rules for
 * itself.
 */
public final class AccessControlPolicyType implements ResourceType {
    public static final int NUMBER = 1;

    // @formatter:off
    public static final Attribute<Map<String, Object>> PRIVILEGES                         = new Attribute<>("pv",   "privileges",                        AccessControlRules.TYPE);
    public static final Attribute<Map<String, Object>> SELF_PRIVILEGES                    = new Attribute<>("pvs",  "selfPrivileges",                    AccessControlRules.TYPE);
    public static final Attribute<List<String>>        AUTHORIZATION_DECISION_IDS         = new Attribute<>("adri", "authorizationDecisionResourceIDs",  DataTypes.listOf(DataTypes.URI));
    public static final Attribute<List<String>>        AUTHORIZATION_POLICY_IDS           = new Attribute<>("apri", "authorizationPolicyResourceIDs",    DataTypes.listOf(DataTypes.URI));
    public static final Attribute<List<String>>        AUTHORIZATION_INFORMATION_IDS      = new Attribute<>("airi", "authorizationInformationResourceIDs", DataTypes.listOf(DataTypes.URI));

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.EXPIRING,
            row(Common.ANNOUNCE_TO,            "01", O, O, Announced.NA),
            row(Common.ANNOUNCED_ATTRIBUTE,    "01", O, O, Announced.NA),
            row(Common.ANNOUNCE_SYNC_TYPE,     "01", O, O, MA),
            row(PRIVILEGES,                    "1",  M, O, MA),
            row(SELF_PRIVILEGES,               "1",  M, O, MA),
            row(AUTHORIZATION_DECISION_IDS,    "01", O, O, MA),
            row(AUTHORIZATION_POLICY_IDS,      "01", O, O, MA),
            row(AUTHORIZATION_INFORMATION_IDS, "01", O, O, MA));
    // @formatter:on

    private static final List<Attribute<?>> UNSUPPORTED =
            List.of(AUTHORIZATION_DECISION_IDS, AUTHORIZATION_POLICY_IDS, AUTHORIZATION_INFORMATION_IDS);

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:acp";
    }

    @Override
    public String longName() {
        return "accessControlPolicy";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(2, 5, 16, 10002, 10005, 10016);
    }

    @Override
    public Changes creating(Creation creation) {
        check(creation.candidate());
        return Changes.created(creation.candidate());
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        check(after);
        return Changes.updated(before, after);
    }

    /** A policy without rules for itself could never be changed again. */
    private static void check(Resource policy) {
        if (AccessControlRules.rules(policy.require(SELF_PRIVILEGES)).isEmpty()) {
            throw RequestFailure.badRequest("pvs (selfPrivileges) has no rule");
        }
        UNSUPPORTED.stream().filter(attribute -> policy.attributes().containsKey(attribute.shortName())).findFirst()
                .ifPresent(attribute -> {
                    throw RequestFailure.notImplemented(attribute.shortName() + " (" + attribute.longName()
                            + ") of an accessControlPolicy is not supported");
                });
        AccessControlRules.checkSupported(policy.require(PRIVILEGES));
        AccessControlRules.checkSupported(policy.require(SELF_PRIVILEGES));
    }
}
