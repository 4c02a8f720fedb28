// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request that is answered later (TS-0001 9.6.12, TS-0004 7.4.12): made by the CSE for a non-blocking request, it
 * keeps the result. From outside only the policies that govern it may change.
 */
public final class RequestType implements DescribedType {
    public static final int NUMBER = 17;

    /** m2m:requestStatus: the request has been carried out. */
    public static final long COMPLETED = 1;
    /** m2m:requestStatus: it could not be carried out. */
    public static final long FAILED = 2;
    /** m2m:requestStatus: it has not been carried out yet. */
    public static final long PENDING = 3;
    /** m2m:requestStatus: another CSE has it. */
    public static final long FORWARDED = 4;
    /** m2m:requestStatus: some of the members of a group have answered. */
    public static final long PARTIALLY_COMPLETED = 5;

    // @formatter:off
    public static final Attribute<Long>                OPERATION          = new Attribute<>("op",  "operation",         DataTypes.enumeration(1, 2, 3, 4, 5));
    public static final Attribute<String>              TARGET             = new Attribute<>("tg",  "target",            DataTypes.URI);
    public static final Attribute<String>              ORIGINATOR         = new Attribute<>("org", "originator",        DataTypes.ID);
    public static final Attribute<String>              REQUEST_IDENTIFIER = new Attribute<>("rid", "requestIdentifier", DataTypes.STRING);
    public static final Attribute<Map<String, Object>> META_INFORMATION   = new Attribute<>("mi",  "metaInformation",   metaInformation());
    public static final Attribute<Object>              CONTENT            = new Attribute<>("pc",  "primitiveContent",  DataTypes.ANY);
    public static final Attribute<Long>                REQUEST_STATUS     = new Attribute<>("rs",  "requestStatus",     DataTypes.enumeration(1, 2, 3, 4, 5));
    public static final Attribute<Map<String, Object>> OPERATION_RESULT   = new Attribute<>("ors", "operationResult",   operationResult());

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:req", "request", Set.of(CseBaseType.NUMBER),
            AttributeTable.of(Common.UNIVERSAL,
                    row(Common.EXPIRATION_TIME,                        "1",  NP, NP, NA),
                    row(Common.LABELS,                                 "01", NP, NP, NA),
                    row(Common.ACCESS_CONTROL_POLICY_IDS,              "01", NP, O,  NA),
                    row(Common.DYNAMIC_AUTHORIZATION_CONSULTATION_IDS, "01", NP, O,  NA),
                    row(OPERATION,                                     "1",  NP, NP, NA),
                    row(TARGET,                                        "1",  NP, NP, NA),
                    row(ORIGINATOR,                                    "1",  NP, NP, NA),
                    row(REQUEST_IDENTIFIER,                            "1",  NP, NP, NA),
                    row(META_INFORMATION,                              "1",  NP, NP, NA),
                    row(CONTENT,                                       "01", NP, NP, NA),
                    row(REQUEST_STATUS,                                "1",  NP, NP, NA),
                    row(OPERATION_RESULT,                              "1",  NP, NP, NA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.UPDATABLE, Trait.DELETABLE, Trait.SUBSCRIBABLE);
    }

    /** m2m:metaInformation: the parameters of the request beside its operation, target, originator and identifier. */
    private static ObjectType metaInformation() {
        DataType<Object> any = DataTypes.ANY;
        DataType<String> text = DataTypes.STRING;
        DataType<Boolean> flag = DataTypes.BOOLEAN;
        DataType<List<String>> identifiers = DataTypes.listOf(DataTypes.STRING);
        // @formatter:off
        return ObjectType.of("meta information", Set.of(), List.of(
                member("rt",    "responseType",                       responseType()),
                member("rp",    "resultPersistence",                  any),
                member("rcn",   "resultContent",                      DataTypes.NON_NEGATIVE),
                member("ec",    "eventCategory",                      DataTypes.POSITIVE),
                member("da",    "deliveryAggregation",                flag),
                member("gid",   "groupRequestIdentifier",             text),
                member("fc",    "filterCriteria",                     any),
                member("drt",   "desiredIdentifierResultType",        DataTypes.enumeration(1, 2)),
                member("rqet",  "requestExpirationTimestamp",         any),
                member("rset",  "resultExpirationTimestamp",          any),
                member("oet",   "operationExecutionTime",             any),
                member("ot",    "originatingTimestamp",               text),
                member("rids",  "roleIDs",                            identifiers),
                member("tkns",  "tokens",                             identifiers),
                member("tids",  "tokenIDs",                           identifiers),
                member("ltids", "localTokenIDs",                      identifiers),
                member("tqi",   "tokenRequestIndicator",              flag),
                member("grtm",  "groupRequestTargetMembers",          identifiers),
                member("asi",   "authorSignIndicator",                flag),
                member("aus",   "authorSigns",                        identifiers),
                member("auri",  "authorRelIndicator",                 flag),
                member("sqi",   "semanticQueryIndicator",             flag),
                member("rvi",   "releaseVersionIndicator",            text),
                member("vsi",   "vendorInformation",                  text),
                member("ty",    "resourceType",                       DataTypes.POSITIVE)));
        // @formatter:on
    }

    private static ObjectType responseType() {
        return ObjectType.of("a response type", Set.of("rtv"),
                List.of(member("rtv", "responseTypeValue", DataTypes.enumeration(1, 2, 3, 4, 5)),
                        member("nu", "notificationURI", DataTypes.listOf(DataTypes.URI))));
    }

    /** m2m:operationResult: the response primitive. */
    private static ObjectType operationResult() {
        return ObjectType.of("an operation result", Set.of("rsc", "rqi"),
                List.of(member("rsc", "responseStatusCode", DataTypes.POSITIVE),
                        member("rqi", "requestIdentifier", DataTypes.STRING),
                        member("pc", "primitiveContent", DataTypes.ANY), member("to", "to", DataTypes.URI),
                        member("fr", "from", DataTypes.STRING), member("ot", "originatingTimestamp", DataTypes.STRING),
                        member("rset", "resultExpirationTimestamp", DataTypes.ANY),
                        member("ec", "eventCategory", DataTypes.POSITIVE),
                        member("cnst", "contentStatus", DataTypes.POSITIVE),
                        member("cnot", "contentOffset", DataTypes.POSITIVE),
                        member("rvi", "releaseVersionIndicator", DataTypes.STRING),
                        member("vsi", "vendorInformation", DataTypes.STRING)));
    }

    private static <T> Attribute<T> member(String shortName, String longName, DataType<T> type) {
        return new Attribute<>(shortName, longName, type);
    }
}
