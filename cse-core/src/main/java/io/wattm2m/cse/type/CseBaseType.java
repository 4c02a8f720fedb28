// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The root of the tree (TS-0001 9.6.3, TS-0004 7.4.3): made by the CSE itself, read-only from outside. */
public final class CseBaseType implements ResourceType {
    public static final int NUMBER = 5;

    // @formatter:off
    public static final Attribute<Long>         CSE_TYPE                   = new Attribute<>("cst", "cseType",               DataTypes.enumeration(1, 2, 3));
    public static final Attribute<String>       CSE_ID                     = new Attribute<>("csi", "CSE-ID",                DataTypes.ID);
    public static final Attribute<List<Long>>   SUPPORTED_RESOURCE_TYPE    = new Attribute<>("srt", "supportedResourceType", DataTypes.listOf(DataTypes.POSITIVE));
    public static final Attribute<List<String>> POINT_OF_ACCESS            = new Attribute<>("poa", "pointOfAccess",         DataTypes.listOf(DataTypes.URI));
    public static final Attribute<String>       NODE_LINK                  = new Attribute<>("nl",  "nodeLink",              DataTypes.URI);
    public static final Attribute<List<String>> CONTENT_SERIALIZATION      = new Attribute<>("csz", "contentSerialization",  DataTypes.listOf(DataTypes.TOKEN));
    public static final Attribute<List<String>> SUPPORTED_RELEASE_VERSIONS = new Attribute<>("srv", "supportedReleaseVersions", DataTypes.listOf(DataTypes.TOKEN));
    public static final Attribute<String>       SP_ID                      = new Attribute<>("spi", "SP-ID",                 DataTypes.ID);
    public static final Attribute<String>       IN_CSE_ID                  = new Attribute<>("ici", "IN-CSE-ID",             DataTypes.ID);
    public static final Attribute<Object>       E2E_SECURITY               = new Attribute<>("esi", "e2eSecInfo",            DataTypes.ANY);
    public static final Attribute<Long>         NOTIFICATION_CONGESTION_POLICY = new Attribute<>("ncp", "notificationCongestionPolicy", DataTypes.NON_NEGATIVE);
    public static final Attribute<Instant>      CURRENT_TIME               = new Attribute<>("ctm", "currentTime",           DataTypes.TIMESTAMP);

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.UNIVERSAL,
            row(Common.LABELS,                    "01", NP, NP, OA),
            row(Common.ACCESS_CONTROL_POLICY_IDS, "01", NP, NP, NA),
            row(CSE_TYPE,                         "01", NP, NP, OA),
            row(CSE_ID,                           "1",  NP, NP, OA),
            row(SUPPORTED_RESOURCE_TYPE,          "1",  NP, NP, OA),
            row(POINT_OF_ACCESS,                  "1",  NP, NP, OA),
            row(NODE_LINK,                        "01", NP, NP, OA),
            row(CONTENT_SERIALIZATION,            "01", NP, NP, OA),
            row(SUPPORTED_RELEASE_VERSIONS,       "1",  NP, NP, OA),
            row(SP_ID,                            "01", NP, NP, OA),
            row(IN_CSE_ID,                        "01", NP, NP, OA),
            row(E2E_SECURITY,                     "01", NP, NP, OA),
            row(NOTIFICATION_CONGESTION_POLICY,   "01", NP, NP, OA),
            row(CURRENT_TIME,                     "01", NP, NP, NA));
    // @formatter:on

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:cb";
    }

    @Override
    public String longName() {
        return "CSEBase";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.SUBSCRIBABLE);
    }
}
