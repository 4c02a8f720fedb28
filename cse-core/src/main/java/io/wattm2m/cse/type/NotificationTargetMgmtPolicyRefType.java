// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Set;

/**
 * Which policy is for which targets of a subscription (notificationTargetMgmtPolicyRef, TS-0001 9.6.31, TS-0004
 * 7.4.31).
 */
public final class NotificationTargetMgmtPolicyRefType implements DescribedType {
    public static final int NUMBER = 25;

    // @formatter:off
    public static final Attribute<List<String>> NOTIFICATION_TARGET_URI = new Attribute<>("ntu", "notificationTargetURI", DataTypes.nonEmptyListOf(DataTypes.URI));
    public static final Attribute<String>       NOTIFICATION_POLICY_ID  = new Attribute<>("npi", "notificationPolicyID",  DataTypes.ID);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:ntpr", "notificationTargetMgmtPolicyRef", Set.of(SubscriptionType.NUMBER, CrossResourceSubscriptionType.NUMBER),
            AttributeTable.of(ServiceSubscriptions.UNANNOUNCED,
                    row(Common.CREATOR,          "01", O, NP, NA),
                    row(NOTIFICATION_TARGET_URI, "1",  M, O,  NA),
                    row(NOTIFICATION_POLICY_ID,  "01", O, O,  NA)));
    // @formatter:on

    private final String cseId;

    /** The type at the CSE with this CSE-ID. */
    public NotificationTargetMgmtPolicyRefType(String cseId) {
        this.cseId = cseId;
    }

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CREATABLE, Trait.UPDATABLE, Trait.DELETABLE);
    }

    @Override
    public Changes creating(Creation creation) {
        check(creation.candidate(), creation.view());
        return Changes.created(creation.candidate());
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        check(after, view);
        return Changes.updated(before, after);
    }

    private void check(Resource reference, ResourceView view) {
        reference.get(NOTIFICATION_POLICY_ID).ifPresent(id -> {
            Resource policy = new Referenced(cseId, view).require(NOTIFICATION_POLICY_ID, id);
            if (!policy.is(NotificationTargetPolicyType.NUMBER)) {
                throw RequestFailure.badRequest("npi (notificationPolicyID) " + id + " is a "
                        + policy.type().longName() + ", no notificationTargetPolicy");
            }
        });
    }
}
