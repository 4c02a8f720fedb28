// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import static io.wattm2m.cse.resource.AttributeRule.Announced.MA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The universal and common attributes (TS-0001 9.6.1.3, TS-0004 7.4.1) and the rows that types share. */
public final class Common {
    // @formatter:off
    public static final Attribute<Long>         RESOURCE_TYPE       = new Attribute<>("ty",   "resourceType",       DataTypes.POSITIVE);
    public static final Attribute<String>       RESOURCE_ID         = new Attribute<>("ri",   "resourceID",         DataTypes.ID);
    public static final Attribute<String>       RESOURCE_NAME       = new Attribute<>("rn",   "resourceName",       DataTypes.RESOURCE_NAME);
    public static final Attribute<String>       PARENT_ID           = new Attribute<>("pi",   "parentID",           DataTypes.STRING);
    public static final Attribute<Instant>      CREATION_TIME       = new Attribute<>("ct",   "creationTime",       DataTypes.TIMESTAMP);
    public static final Attribute<Instant>      LAST_MODIFIED_TIME  = new Attribute<>("lt",   "lastModifiedTime",   DataTypes.TIMESTAMP);
    public static final Attribute<Instant>      EXPIRATION_TIME     = new Attribute<>("et",   "expirationTime",     DataTypes.TIMESTAMP);
    public static final Attribute<List<String>> LABELS              = new Attribute<>("lbl",  "labels",             DataTypes.listOf(DataTypes.TOKEN));
    public static final Attribute<List<String>> ACCESS_CONTROL_POLICY_IDS =
                                                                      new Attribute<>("acpi", "accessControlPolicyIDs", DataTypes.listOf(DataTypes.ID));
    public static final Attribute<List<String>> DYNAMIC_AUTHORIZATION_CONSULTATION_IDS =
                                                                      new Attribute<>("daci", "dynamicAuthorizationConsultationIDs", DataTypes.listOf(DataTypes.ID));
    public static final Attribute<List<String>> ANNOUNCE_TO         = new Attribute<>("at",   "announceTo",         DataTypes.listOf(DataTypes.URI));
    public static final Attribute<List<String>> ANNOUNCED_ATTRIBUTE = new Attribute<>("aa",   "announcedAttribute", DataTypes.listOf(DataTypes.TOKEN));
    public static final Attribute<Long>         ANNOUNCE_SYNC_TYPE  = new Attribute<>("ast",  "announceSyncType",   DataTypes.enumeration(1, 2));
    public static final Attribute<Long>         STATE_TAG           = new Attribute<>("st",   "stateTag",           DataTypes.NON_NEGATIVE);
    public static final Attribute<String>       CREATOR             = new Attribute<>("cr",   "creator",            DataTypes.ID);
    public static final Attribute<String>       CUSTODIAN           = new Attribute<>("cstn", "custodian",          DataTypes.ID);
    public static final Attribute<java.util.Map<String, Object>> LOCATION =
                                                                      new Attribute<>("loc",  "location",           geoCoordinates());

    /** What every resource has. */
    public static final List<AttributeRule> UNIVERSAL = List.of(
            row(RESOURCE_TYPE,                          "1",  NP, NP, NA),
            row(RESOURCE_ID,                            "1",  NP, NP, NA),
            row(RESOURCE_NAME,                          "1",  O,  NP, NA),
            row(PARENT_ID,                              "1",  NP, NP, NA),
            row(CREATION_TIME,                          "1",  NP, NP, NA),
            row(LAST_MODIFIED_TIME,                     "1",  NP, NP, NA));

    /** Expiration and labels on top of the universal ones. */
    public static final List<AttributeRule> EXPIRING = with(UNIVERSAL,
            row(EXPIRATION_TIME,                        "1",  O,  O,  MA),
            row(LABELS,                                 "01", O,  O,  MA));

    /** The attributes of most types: under access control and announceable. */
    public static final List<AttributeRule> REGULAR = with(EXPIRING,
            row(ACCESS_CONTROL_POLICY_IDS,              "01", O,  O,  MA),
            row(DYNAMIC_AUTHORIZATION_CONSULTATION_IDS, "01", O,  O,  OA),
            row(CUSTODIAN,                              "01", O,  O,  NA),
            row(ANNOUNCE_TO,                            "01", O,  O,  NA),
            row(ANNOUNCED_ATTRIBUTE,                    "01", O,  O,  NA),
            row(ANNOUNCE_SYNC_TYPE,                     "01", O,  O,  MA),
            row(LOCATION,                               "01", O,  O,  OA));
    // @formatter:on

    private Common() {}

    /** A list of rows with some more. */
    public static List<AttributeRule> with(List<AttributeRule> rows, AttributeRule... more) {
        return Stream.concat(rows.stream(), Stream.of(more)).toList();
    }

    private static ObjectType geoCoordinates() {
        return ObjectType.of("geo-coordinates", Set.of("typ", "crd"),
                List.of(new Attribute<>("typ", "geometryType", DataTypes.enumeration(1, 2, 3, 4, 5, 6)),
                        new Attribute<>("crd", "geometryCoordinates", DataTypes.STRING)));
    }
}
