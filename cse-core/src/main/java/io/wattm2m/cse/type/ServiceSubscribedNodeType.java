// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.DataTypes;
import java.util.List;
import java.util.Set;

/** A node that belongs to a service subscription (TS-0001 9.6.20, TS-0004 7.4.20). */
public final class ServiceSubscribedNodeType implements DescribedType {
    public static final int NUMBER = 20;

    // @formatter:off
    public static final Attribute<String>       NODE_ID           = new Attribute<>("ni",  "nodeID",           DataTypes.STRING);
    public static final Attribute<String>       CSE_ID            = new Attribute<>("csi", "CSE-ID",           DataTypes.ID);
    public static final Attribute<List<String>> DEVICE_IDENTIFIER = new Attribute<>("di",  "deviceIdentifier", DataTypes.listOf(DataTypes.STRING));
    public static final Attribute<List<String>> RULE_LINKS        = new Attribute<>("rlk", "ruleLinks",        DataTypes.listOf(DataTypes.URI));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:svsn", "serviceSubscribedNode", Set.of(ServiceSubscriptionProfileType.NUMBER),
            AttributeTable.of(ServiceSubscriptions.UNANNOUNCED,
                    row(NODE_ID,           "1",  M, O, NA),
                    row(CSE_ID,            "01", O, O, NA),
                    row(DEVICE_IDENTIFIER, "01", O, O, NA),
                    row(RULE_LINKS,        "01", O, O, NA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }
}
