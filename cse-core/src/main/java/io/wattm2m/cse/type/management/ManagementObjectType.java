// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type.management;

import static io.wattm2m.cse.resource.AttributeRule.Announced.MA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.NodeType;
import io.wattm2m.cse.type.management.Specialisation.Actions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A management object of one specialisation (mgmtObj, TS-0001 9.6.15, TS-0004 7.4.15). What is managed is told by
 * subscriptions: setting a trigger notifies the device as an update with the trigger still set, and the stored trigger
 * is false again at once; how the action went the device writes into the status.
 */
public final class ManagementObjectType implements ResourceType {
    public static final int NUMBER = 13;
    private static final Set<Object> UNSUPPORTED = Set.of(0L, 1027L);
    private static final long UNINITIALIZED = 0;
    private static final long IN_PROCESS = 3;

    // @formatter:off
    public static final Attribute<Long>                      MGMT_DEFINITION = new Attribute<>("mgd",  "mgmtDefinition", DataTypes.NON_NEGATIVE);
    public static final Attribute<String>                    MGMT_SCHEMA     = new Attribute<>("mgs",  "mgmtSchema",     DataTypes.URI);
    public static final Attribute<List<String>>              OBJECT_IDS      = new Attribute<>("obis", "objectIDs",      DataTypes.listOf(DataTypes.URI));
    public static final Attribute<List<String>>              OBJECT_PATHS    = new Attribute<>("obps", "objectPaths",    DataTypes.listOf(DataTypes.URI));
    public static final Attribute<String>                    DESCRIPTION     = new Attribute<>("dc",   "description",    DataTypes.STRING);
    public static final Attribute<List<Map<String, Object>>> MGMT_LINK       = new Attribute<>("cmlk", "mgmtLink",       DataTypes.listOf(link()));

    private static final List<AttributeRule> GENERIC = Common.with(Common.REGULAR,
            row(MGMT_DEFINITION, "1",  M, NP, MA),
            row(MGMT_SCHEMA,     "01", O, NP, OA),
            row(OBJECT_IDS,      "01", O, NP, OA),
            row(OBJECT_PATHS,    "01", O, NP, OA),
            row(DESCRIPTION,     "01", O, O,  OA),
            row(MGMT_LINK,       "01", O, O,  OA));
    // @formatter:on

    private final Specialisation specialisation;
    private final AttributeTable attributes;

    ManagementObjectType(Specialisation specialisation) {
        this.specialisation = specialisation;
        this.attributes = AttributeTable.of(GENERIC, specialisation.rules().toArray(AttributeRule[]::new));
    }

    /** The types of all specialisations. */
    public static List<ResourceType> all() {
        return Stream.of(DeviceManagement.ALL, Cmdh.ALL, DeviceConfiguration.ALL).flatMap(List::stream)
                .<ResourceType>map(ManagementObjectType::new).toList();
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return specialisation.shortName();
    }

    @Override
    public String longName() {
        return specialisation.longName();
    }

    @Override
    public AttributeTable attributes() {
        return attributes;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(NodeType.NUMBER);
    }

    /** Objects of one's own, and OAuth2Authentication, are known to the standard but not here. */
    @Override
    public RequestFailure foreign(Content content) {
        Object definition = content.members().getOrDefault(MGMT_DEFINITION.shortName(), "");
        return UNSUPPORTED.contains(definition)
                ? RequestFailure.notImplemented("mgd (mgmtDefinition) " + definition + " is not supported")
                : RequestFailure.badRequest("the content is " + content.name()
                        + ", which is no mgmtObj that is known here");
    }

    @Override
    public Changes creating(Creation creation) {
        Resource candidate = withStatuses(creation.candidate());
        if (candidate.require(MGMT_DEFINITION) != specialisation.mgmtDefinition()) {
            throw RequestFailure.badRequest("mgd (mgmtDefinition) of " + shortName() + " is "
                    + specialisation.mgmtDefinition() + ", not " + candidate.require(MGMT_DEFINITION));
        }
        if (candidate.get(MGMT_SCHEMA).isPresent()) {
            throw RequestFailure.badRequest("mgs (mgmtSchema) is only for mgd (mgmtDefinition) 0");
        }
        Resource triggered = triggered(candidate);
        Resource settled = settled(triggered);
        return settled.equals(triggered) ? Changes.created(triggered)
                : Changes.created(triggered).and(Changes.adjusted(triggered, settled));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        Resource triggered = triggered(after);
        Resource settled = settled(triggered);
        return settled.equals(triggered) ? Changes.updated(before, triggered)
                : Changes.updated(before, triggered).and(Changes.adjusted(triggered, settled));
    }

    /** A status that nobody has set yet. */
    private Resource withStatuses(Resource candidate) {
        Map<String, Object> statuses = new LinkedHashMap<>();
        for (Actions actions : specialisation.actions()) {
            if (!actions.status().isEmpty() && !candidate.attributes().containsKey(actions.status())) {
                String first = actions.names().values().stream().sorted().findFirst().orElseThrow();
                statuses.put(actions.status(), Map.of("acn", first, "sus", UNINITIALIZED));
            }
        }
        return candidate.withAll(statuses);
    }

    /** The object with the statuses of the actions that are triggered; BAD_REQUEST for two that exclude each other. */
    private Resource triggered(Resource object) {
        specialisation.exclusions().forEach((one, other) -> requireOneOnly(object, one, other));
        Map<String, Object> statuses = new LinkedHashMap<>();
        for (Actions actions : specialisation.actions()) {
            List<String> set = actions.names().keySet().stream().filter(name -> isSet(object, name)).sorted().toList();
            if (set.size() > 1) {
                throw RequestFailure.badRequest(String.join(" and ", set) + " cannot both be true");
            }
            if (!set.isEmpty() && !actions.status().isEmpty()) {
                statuses.put(actions.status(),
                        Map.of("acn", actions.names().getOrDefault(set.getFirst(), ""), "sus", IN_PROCESS));
            }
        }
        return object.withAll(statuses);
    }

    /** The object with its triggers back at false. */
    private Resource settled(Resource object) {
        Map<String, Object> reset = new LinkedHashMap<>();
        specialisation.actions().stream().flatMap(actions -> actions.names().keySet().stream())
                .filter(name -> isSet(object, name)).forEach(name -> reset.put(name, false));
        return object.withAll(reset);
    }

    private static void requireOneOnly(Resource object, String one, String other) {
        if (object.attributes().containsKey(one) && object.attributes().containsKey(other)) {
            throw RequestFailure.badRequest(one + " and " + other + " exclude each other");
        }
    }

    private static boolean isSet(Resource object, String trigger) {
        return Boolean.TRUE.equals(object.attributes().get(trigger));
    }

    private static ObjectType link() {
        return ObjectType.of("a link to a management object", Set.of("nm", "typ", "val"),
                List.of(new Attribute<>("nm", "name", DataTypes.STRING),
                        new Attribute<>("typ", "type", DataTypes.NON_NEGATIVE),
                        new Attribute<>("val", "value", DataTypes.URI)));
    }
}
