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
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another CSE, registered here or the one this CSE is registered at (TS-0001 9.6.4, TS-0004 7.4.4). Creating one
 * registers the originator, which has to be a CSE (TS-0001 10.2.2.7); only the hosting CSE itself creates the one that
 * describes its registrar.
 */
public final class RemoteCseType implements ResourceType {
    public static final int NUMBER = 16;

    // @formatter:off
    public static final Attribute<Long>         CSE_TYPE                   = new Attribute<>("cst",  "cseType",               DataTypes.enumeration(1, 2, 3));
    public static final Attribute<List<String>> POINT_OF_ACCESS            = new Attribute<>("poa",  "pointOfAccess",         DataTypes.listOf(DataTypes.URI));
    public static final Attribute<String>       CSE_BASE                   = new Attribute<>("cb",   "CSEBase",               DataTypes.URI);
    public static final Attribute<String>       CSE_ID                     = new Attribute<>("csi",  "CSE-ID",                DataTypes.ID);
    public static final Attribute<String>       M2M_EXT_ID                 = new Attribute<>("mei",  "M2M-Ext-ID",            DataTypes.STRING);
    public static final Attribute<String>       TRIGGER_RECIPIENT_ID       = new Attribute<>("tri",  "Trigger-Recipient-ID",  DataTypes.STRING);
    public static final Attribute<Boolean>      REQUEST_REACHABILITY       = new Attribute<>("rr",   "requestReachability",   DataTypes.BOOLEAN);
    public static final Attribute<String>       NODE_LINK                  = new Attribute<>("nl",   "nodeLink",              DataTypes.URI);
    public static final Attribute<Long>         TRIGGER_REFERENCE_NUMBER   = new Attribute<>("trn",  "triggerReferenceNumber", DataTypes.NON_NEGATIVE);
    public static final Attribute<List<String>> CONTENT_SERIALIZATION      = new Attribute<>("csz",  "contentSerialization",  DataTypes.listOf(DataTypes.SERIALISATION));
    public static final Attribute<Object>       E2E_SECURITY               = new Attribute<>("esi",  "e2eSecInfo",            DataTypes.OBJECT);
    public static final Attribute<List<String>> DESCENDANT_CSES            = new Attribute<>("dcse", "descendantCSEs",        DataTypes.listOf(DataTypes.ID));
    public static final Attribute<List<String>> SUPPORTED_RELEASE_VERSIONS = new Attribute<>("srv",  "supportedReleaseVersions", DataTypes.nonEmptyListOf(DataTypes.RELEASE_VERSION));
    public static final Attribute<Long>         MULTICAST_CAPABILITY       = new Attribute<>("mtcc", "multicastCapability",   DataTypes.enumeration(1, 2));
    public static final Attribute<String>       EXTERNAL_GROUP_ID          = new Attribute<>("egid", "externalGroupID",       DataTypes.STRING);
    public static final Attribute<Boolean>      TRIGGER_ENABLE             = new Attribute<>("tren", "triggerEnable",         DataTypes.BOOLEAN);
    public static final Attribute<List<Object>> ACTIVITY_PATTERN_ELEMENTS  = new Attribute<>("ape",  "activityPatternElements", DataTypes.listOf(DataTypes.OBJECT));

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.REGULAR,
            row(CSE_TYPE,                   "01", O,  NP, OA),
            row(POINT_OF_ACCESS,            "01", O,  O,  OA),
            row(CSE_BASE,                   "1",  M,  NP, OA),
            row(CSE_ID,                     "1",  O,  NP, OA),
            row(M2M_EXT_ID,                 "01", O,  O,  NA),
            row(TRIGGER_RECIPIENT_ID,       "01", O,  O,  NA),
            row(REQUEST_REACHABILITY,       "1",  M,  O,  OA),
            row(NODE_LINK,                  "01", O,  O,  OA),
            row(TRIGGER_REFERENCE_NUMBER,   "01", O,  O,  OA),
            row(CONTENT_SERIALIZATION,      "01", O,  O,  OA),
            row(E2E_SECURITY,               "01", O,  O,  MA),
            row(DESCENDANT_CSES,            "01", O,  O,  OA),
            // mandatory only from release 2a on; the engine asks for it by the request's release version
            row(SUPPORTED_RELEASE_VERSIONS, "1",  O,  O,  MA),
            row(MULTICAST_CAPABILITY,       "01", O,  O,  OA),
            row(EXTERNAL_GROUP_ID,          "01", O,  O,  OA),
            row(TRIGGER_ENABLE,             "01", O,  O,  OA),
            row(ACTIVITY_PATTERN_ELEMENTS,  "01", O,  O,  OA));
    // @formatter:on

    private static final long ASN = 3;
    private static final Pattern CSE_ID_FORM = Pattern.compile("/[A-Za-z0-9\\-._~]+");
    private final List<Pattern> allowed;

    /** The type at a CSE where these CSE-IDs may register; {@code *} stands for any characters. */
    public RemoteCseType(List<String> allowed) {
        this.allowed = allowed.stream().map(RemoteCseType::pattern).toList();
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:csr";
    }

    @Override
    public String longName() {
        return "remoteCSE";
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
        String own = creation.parent().require(CseBaseType.CSE_ID);
        boolean itself = creation.originator().equals(own);
        String id = itself ? registrar(creation.candidate(), own) : registree(creation);
        checkBase(creation.candidate().require(CSE_BASE), id);
        if (isRegistered(id, creation.parent(), creation.view())) {
            throw new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED,
                    "a CSE with the CSE-ID " + id + " is registered");
        }
        return Changes.created(creation.candidate().with(CSE_ID, id));
    }

    private static String registrar(Resource candidate, String own) {
        return candidate.get(CSE_ID).filter(id -> !id.equals(own)).orElseThrow(
                () -> RequestFailure.badRequest("csi (CSE-ID) is mandatory where a CSE describes its registrar"));
    }

    private String registree(Creation creation) {
        String originator = creation.originator();
        if (!CSE_ID_FORM.matcher(originator).matches()) {
            throw RequestFailure.notAllowed("only a CSE registers by a remoteCSE, and " + originator + " is none");
        }
        if (creation.parent().get(CseBaseType.CSE_TYPE).filter(type -> type == ASN).isPresent()) {
            throw RequestFailure.notAllowed("an ASN-CSE registers no other CSEs");
        }
        if (allowed.stream().noneMatch(pattern -> pattern.matcher(originator).matches())) {
            throw new RequestFailure(ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED,
                    originator + " is not among the CSEs that may register here");
        }
        if (creation.candidate().get(CSE_ID).filter(id -> !id.equals(originator)).isPresent()) {
            throw RequestFailure.badRequest("csi (CSE-ID) is not that of the originator, " + originator);
        }
        return originator;
    }

    private static void checkBase(String base, String id) {
        if (!base.equals(id) && !base.startsWith(id + "/") && !base.startsWith("//")) {
            throw RequestFailure.badRequest("cb (CSEBase) '" + base + "' is not an address at " + id);
        }
    }

    private static boolean isRegistered(String id, Resource base, ResourceView view) {
        try (Stream<Resource> registered = view.children(base.id(), NUMBER)) {
            return registered.anyMatch(cse -> cse.get(CSE_ID).filter(id::equals).isPresent());
        }
    }

    private static Pattern pattern(String written) {
        return Pattern.compile(Stream.of(written.split("\\*", -1)).map(Pattern::quote)
                .collect(java.util.stream.Collectors.joining(".*")));
    }
}
