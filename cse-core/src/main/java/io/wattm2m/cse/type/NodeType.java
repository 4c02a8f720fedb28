// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.MA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.DataTypes;
import java.util.List;
import java.util.Set;

/** A node (TS-0001 9.6.18, TS-0004 7.4.18): the device that entities run on; its management objects are below it. */
public final class NodeType implements DescribedType {
    public static final int NUMBER = 14;

    // @formatter:off
    public static final Attribute<String>       NODE_ID              = new Attribute<>("ni",   "nodeID",             DataTypes.STRING);
    public static final Attribute<String>       HOSTED_CSE_LINK      = new Attribute<>("hcl",  "hostedCSELink",      DataTypes.ID);
    public static final Attribute<List<String>> HOSTED_AE_LINKS      = new Attribute<>("hael", "hostedAELinks",      DataTypes.listOf(DataTypes.ID));
    public static final Attribute<List<String>> HOSTED_SERVICE_LINKS = new Attribute<>("hsl",  "hostedServiceLinks", DataTypes.listOf(DataTypes.ID));
    public static final Attribute<String>       MGMT_CLIENT_ADDRESS  = new Attribute<>("mgca", "mgmtClientAddress",  DataTypes.STRING);
    public static final Attribute<Boolean>      ROAMING_STATUS       = new Attribute<>("rms",  "roamingStatus",      DataTypes.BOOLEAN);
    public static final Attribute<String>       NETWORK_ID           = new Attribute<>("nid",  "networkID",          DataTypes.STRING);
    public static final Attribute<Long>         NODE_TYPE            = new Attribute<>("nty",  "nodeType",           DataTypes.NON_NEGATIVE);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:nod", "node", Set.of(CseBaseType.NUMBER),
            AttributeTable.of(Common.REGULAR,
                    row(NODE_ID,              "1",  M,  O,  MA),
                    row(HOSTED_CSE_LINK,      "01", O,  O,  OA),
                    row(HOSTED_AE_LINKS,      "01", O,  O,  OA),
                    row(HOSTED_SERVICE_LINKS, "01", O,  O,  OA),
                    row(MGMT_CLIENT_ADDRESS,  "01", O,  O,  OA),
                    row(ROAMING_STATUS,       "01", NP, NP, OA),
                    row(NETWORK_ID,           "01", NP, NP, OA),
                    row(NODE_TYPE,            "01", O,  O,  OA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }
}
