// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import java.util.List;
import java.util.Set;

/**
 * What a service subscriber has booked (m2mServiceSubscriptionProfile, TS-0001 9.6.19, TS-0004 7.4.19). Only an IN-CSE
 * has them.
 */
public final class ServiceSubscriptionProfileType implements DescribedType {
    public static final int NUMBER = 11;

    // @formatter:off
    public static final Attribute<List<String>> SERVICE_ROLES = new Attribute<>("svr", "serviceRoles", DataTypes.listOf(DataTypes.STRING));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:mssp", "m2mServiceSubscriptionProfile", Set.of(CseBaseType.NUMBER),
            AttributeTable.of(ServiceSubscriptions.UNANNOUNCED,
                    row(SERVICE_ROLES, "01", O, O, NA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        ServiceSubscriptions.requireInfrastructureNode(creation);
        return Changes.created(creation.candidate());
    }
}
