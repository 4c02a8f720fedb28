// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.MA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.Update;
import io.wattm2m.cse.type.Definition.Custom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A specialization of flexContainer (TS-0001 9.6.35, TS-0004 7.4.37): attributes of its own beside those that all have,
 * and, where it is asked for, a snapshot of them after every change (Release 4).
 */
public final class FlexContainerType implements ResourceType {
    public static final int NUMBER = 28;

    // @formatter:off
    public static final Attribute<String>  CONTAINER_DEFINITION = new Attribute<>("cnd",   "containerDefinition", DataTypes.URI);
    public static final Attribute<Long>    CONTENT_SIZE         = new Attribute<>("cs",    "contentSize",         DataTypes.NON_NEGATIVE);
    public static final Attribute<String>  NODE_LINK            = new Attribute<>("nl",    "nodeLink",            DataTypes.URI);
    public static final Attribute<Boolean> INSTANCES_ENABLED    = new Attribute<>("fcied", "fcinEnabled",         DataTypes.BOOLEAN);
    public static final Attribute<Object>  DATA_GENERATION_TIME = new Attribute<>("dgt",   "dataGenerationTime",  DataTypes.ABSOLUTE_OR_RELATIVE);

    private static final List<AttributeRule> COMMON = Common.with(Common.REGULAR,
            row(Common.STATE_TAG,                      "1",  NP, NP, NA),
            row(Common.CREATOR,                        "01", O,  NP, NA),
            row(CONTAINER_DEFINITION,                  "1",  M,  NP, MA),
            row(CONTENT_SIZE,                          "1",  NP, NP, OA),
            row(ContainerType.ONTOLOGY_REF,            "01", O,  O,  OA),
            row(NODE_LINK,                             "01", O,  O,  OA),
            row(ContainerType.MAX_NR_OF_INSTANCES,     "01", O,  O,  OA),
            row(ContainerType.MAX_BYTE_SIZE,           "01", O,  O,  OA),
            row(ContainerType.MAX_INSTANCE_AGE,        "01", O,  O,  OA),
            row(ContainerType.CURRENT_NR_OF_INSTANCES, "01", NP, NP, NA),
            row(ContainerType.CURRENT_BYTE_SIZE,       "01", NP, NP, NA),
            row(INSTANCES_ENABLED,                     "01", O,  O,  OA),
            row(DATA_GENERATION_TIME,                  "01", O,  O,  OA));
    // @formatter:on

    private final Definition definition;
    private final AttributeTable attributes;
    private final CustomAttributes custom;
    private final Snapshots snapshots;
    private final Predicate<String> known;

    /** The type of this definition; {@code known} tells whether there is a definition with this {@code cnd} at all. */
    FlexContainerType(Definition definition, FlexContainerInstanceType instances, Predicate<String> known) {
        this.definition = definition;
        this.attributes = AttributeTable.of(COMMON,
                definition.attributes().stream().map(this::rule).toArray(AttributeRule[]::new));
        this.custom = new CustomAttributes(definition);
        this.snapshots = new Snapshots(instances);
        this.known = known;
    }

    /** Whether every flexContainer has an attribute of this name. */
    static boolean isCommon(String shortName) {
        return COMMON.stream().anyMatch(rule -> rule.attribute().shortName().equals(shortName));
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return definition.root();
    }

    @Override
    public String longName() {
        return definition.name();
    }

    @Override
    public String namespace() {
        return definition.domain().namespace();
    }

    @Override
    public AttributeTable attributes() {
        return attributes;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(CseBaseType.NUMBER, AeType.NUMBER, ContainerType.NUMBER, NUMBER, 16, 10_002, 10_003, 10_005,
                10_016, 10_028);
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("la", VirtualChild.LATEST, "ol", VirtualChild.OLDEST);
    }

    @Override
    public RequestFailure foreign(Content content) {
        String asked = content.members().getOrDefault(CONTAINER_DEFINITION.shortName(), "").toString();
        return known.test(asked) || asked.isEmpty()
                ? RequestFailure.badRequest("the content is " + content.name() + ", which is no flexContainer"
                        + (asked.isEmpty() ? " that is known here" : " with the cnd " + asked))
                : unknown(asked);
    }

    @Override
    public Changes creating(Creation creation) {
        Resource candidate = creation.candidate();
        checkDefinition(candidate.require(CONTAINER_DEFINITION));
        Resource complete = custom.created(candidate).with(Common.STATE_TAG, 0L);
        return snapshots.creating(complete, creation.originator());
    }

    @Override
    public Changes updating(Update update) {
        Resource before = update.before();
        Resource after = custom.updated(before, update.after(), update.requested()).with(Common.STATE_TAG,
                before.require(Common.STATE_TAG) + 1);
        return snapshots.updating(before, after, update);
    }

    private void checkDefinition(String asked) {
        if (asked.equals(definition.containerDefinition())) {
            return;
        }
        throw known.test(asked)
                ? RequestFailure.badRequest("cnd (containerDefinition) " + asked + " is not that of " + shortName()
                        + ", which is " + definition.containerDefinition())
                : unknown(asked);
    }

    private static RequestFailure unknown(String asked) {
        return new RequestFailure(ResponseStatusCode.SPECIALIZATION_SCHEMA_NOT_FOUND,
                "cnd (containerDefinition) " + asked + " is not known here");
    }

    /** An attribute with two names is mandatory under either of them, which a table cannot tell. */
    private AttributeRule rule(Custom custom) {
        boolean mandatory = custom.mandatory() && definition.names(custom.meaning()).size() == 1;
        return row(custom.attribute(), mandatory ? "1" : "01", mandatory ? M : O, O, OA);
    }
}
