// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.MA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
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
import io.wattm2m.cse.resource.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An application entity (TS-0001 9.6.5, TS-0004 7.4.5). Creating one registers it, and settles its AE-ID (TS-0001
 * 10.2.2.2): the one it comes with, or a new one where it comes with none, {@code C} or {@code S}.
 */
public final class AeType implements ResourceType {
    public static final int NUMBER = 2;

    // @formatter:off
    public static final Attribute<String>       APP_NAME                   = new Attribute<>("apn",  "appName",               DataTypes.STRING);
    public static final Attribute<String>       APP_ID                     = new Attribute<>("api",  "App-ID",                DataTypes.STRING);
    public static final Attribute<String>       AE_ID                      = new Attribute<>("aei",  "AE-ID",                 DataTypes.ID);
    public static final Attribute<List<String>> POINT_OF_ACCESS            = new Attribute<>("poa",  "pointOfAccess",         DataTypes.listOf(DataTypes.URI));
    public static final Attribute<String>       ONTOLOGY_REF               = new Attribute<>("or",   "ontologyRef",           DataTypes.URI);
    public static final Attribute<String>       NODE_LINK                  = new Attribute<>("nl",   "nodeLink",              DataTypes.URI);
    public static final Attribute<Boolean>      REQUEST_REACHABILITY       = new Attribute<>("rr",   "requestReachability",   DataTypes.BOOLEAN);
    public static final Attribute<List<String>> CONTENT_SERIALIZATION      = new Attribute<>("csz",  "contentSerialization",  DataTypes.listOf(DataTypes.SERIALISATION));
    public static final Attribute<Object>       E2E_SECURITY               = new Attribute<>("esi",  "e2eSecInfo",            DataTypes.OBJECT);
    public static final Attribute<String>       M2M_EXT_ID                 = new Attribute<>("mei",  "M2M-Ext-ID",            DataTypes.STRING);
    public static final Attribute<List<String>> SUPPORTED_RELEASE_VERSIONS = new Attribute<>("srv",  "supportedReleaseVersions", DataTypes.nonEmptyListOf(DataTypes.RELEASE_VERSION));
    public static final Attribute<Long>         REGISTRATION_STATUS        = new Attribute<>("regs", "registrationStatus",    DataTypes.enumeration(1, 2));
    public static final Attribute<Boolean>      TRACK_REGISTRATION_POINTS  = new Attribute<>("trps", "trackRegistrationPoints", DataTypes.BOOLEAN);
    public static final Attribute<List<Object>> SESSION_CAPABILITIES       = new Attribute<>("scp",  "sessionCapabilities",   DataTypes.listOf(DataTypes.ANY));
    public static final Attribute<Boolean>      TRIGGER_ENABLE             = new Attribute<>("tren", "triggerEnable",         DataTypes.BOOLEAN);
    public static final Attribute<List<Object>> ACTIVITY_PATTERN_ELEMENTS  = new Attribute<>("ape",  "activityPatternElements", DataTypes.listOf(DataTypes.OBJECT));
    public static final Attribute<String>       TRIGGER_RECIPIENT_ID       = new Attribute<>("tri",  "Trigger-Recipient-ID",  DataTypes.STRING);
    public static final Attribute<Long>         TRIGGER_REFERENCE_NUMBER   = new Attribute<>("trn",  "triggerReferenceNumber", DataTypes.NON_NEGATIVE);

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.REGULAR,
            row(APP_NAME,                   "01", O,  O,  OA),
            row(APP_ID,                     "1",  M,  NP, OA),
            row(AE_ID,                      "1",  NP, NP, OA),
            row(POINT_OF_ACCESS,            "01", O,  O,  OA),
            row(ONTOLOGY_REF,               "01", O,  O,  OA),
            row(NODE_LINK,                  "01", O,  O,  OA),
            row(REQUEST_REACHABILITY,       "1",  M,  O,  OA),
            row(CONTENT_SERIALIZATION,      "01", O,  O,  OA),
            row(E2E_SECURITY,               "01", O,  O,  MA),
            row(M2M_EXT_ID,                 "01", O,  O,  NA),
            // mandatory only from release 2a on; the engine asks for it by the request's release version
            row(SUPPORTED_RELEASE_VERSIONS, "1",  O,  O,  MA),
            row(REGISTRATION_STATUS,        "01", O,  O,  OA),
            row(TRACK_REGISTRATION_POINTS,  "01", O,  O,  OA),
            row(SESSION_CAPABILITIES,       "01", O,  O,  OA),
            row(TRIGGER_ENABLE,             "01", O,  O,  OA),
            row(ACTIVITY_PATTERN_ELEMENTS,  "01", O,  O,  OA),
            row(TRIGGER_RECIPIENT_ID,       "01", O,  O,  OA),
            row(TRIGGER_REFERENCE_NUMBER,   "01", O,  O,  OA));
    // @formatter:on

    private static final Pattern APP_ID_FORM = Pattern.compile("N.+|[Rr][^.]+(\\.[^.]+){2,}");
    private static final Pattern STEM = Pattern.compile("[CS][A-Za-z0-9\\-._~]+");

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:ae";
    }

    @Override
    public String longName() {
        return "AE";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(CseBaseType.NUMBER);
    }

    @Override
    public Changes creating(Creation creation) {
        Resource candidate = creation.candidate();
        checkAppId(candidate.require(APP_ID));
        String stem = stem(creation.originator(), candidate.id());
        if (creation.view().byId(stem).isPresent()) {
            throw new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED,
                    "an AE with the AE-ID " + stem + " is registered");
        }
        return Changes.created(identified(candidate, stem));
    }

    private static void checkAppId(String appId) {
        if (!APP_ID_FORM.matcher(appId).matches()) {
            throw RequestFailure.badRequest("api (App-ID) '" + appId
                    + "' is neither N and a name nor R, an authority and a reverse domain name with dots between them");
        }
    }

    private static String stem(String originator, String generated) {
        if (originator.isEmpty() || originator.equals("C") || originator.equals("S")) {
            return (originator.isEmpty() ? "C" : originator) + generated;
        }
        if (!STEM.matcher(originator).matches()) {
            throw RequestFailure.badRequest("fr '" + originator + "' cannot be an AE-ID: it begins with C or S");
        }
        return originator;
    }

    /** The resource identifier of an AE is its AE-ID-Stem; a name made from the generated identifier stays. */
    private static Resource identified(Resource candidate, String stem) {
        return candidate.withAll(Map.of(Common.RESOURCE_ID.shortName(), stem, AE_ID.shortName(), stem))
                .withOriginator(stem);
    }
}
