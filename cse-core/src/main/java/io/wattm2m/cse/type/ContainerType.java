// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

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
import java.util.Map;
import java.util.Set;

/** A container of content instances (TS-0001 9.6.6, TS-0004 7.4.6): holds them within its limits and counts them. */
public final class ContainerType implements ResourceType {
    public static final int NUMBER = 3;

    // @formatter:off
    public static final Attribute<Long>    MAX_NR_OF_INSTANCES     = new Attribute<>("mni",  "maxNrOfInstances",     DataTypes.NON_NEGATIVE);
    public static final Attribute<Long>    MAX_BYTE_SIZE           = new Attribute<>("mbs",  "maxByteSize",          DataTypes.NON_NEGATIVE);
    public static final Attribute<Long>    MAX_INSTANCE_AGE        = new Attribute<>("mia",  "maxInstanceAge",       DataTypes.NON_NEGATIVE);
    public static final Attribute<Long>    CURRENT_NR_OF_INSTANCES = new Attribute<>("cni",  "currentNrOfInstances", DataTypes.NON_NEGATIVE);
    public static final Attribute<Long>    CURRENT_BYTE_SIZE       = new Attribute<>("cbs",  "currentByteSize",      DataTypes.NON_NEGATIVE);
    public static final Attribute<String>  LOCATION_ID             = new Attribute<>("li",   "locationID",           DataTypes.URI);
    public static final Attribute<String>  ONTOLOGY_REF            = new Attribute<>("or",   "ontologyRef",          DataTypes.URI);
    public static final Attribute<Boolean> DISABLE_RETRIEVAL       = new Attribute<>("disr", "disableRetrieval",     DataTypes.BOOLEAN);

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.REGULAR,
            row(Common.STATE_TAG,         "1",  NP, NP, NA),
            row(Common.CREATOR,           "01", O,  NP, NA),
            row(MAX_NR_OF_INSTANCES,      "01", O,  O,  OA),
            row(MAX_BYTE_SIZE,            "01", O,  O,  OA),
            row(MAX_INSTANCE_AGE,         "01", O,  O,  OA),
            row(CURRENT_NR_OF_INSTANCES,  "1",  NP, NP, NA),
            row(CURRENT_BYTE_SIZE,        "1",  NP, NP, NA),
            row(LOCATION_ID,              "01", NP, NP, OA),
            row(ONTOLOGY_REF,             "01", O,  O,  OA),
            row(DISABLE_RETRIEVAL,        "01", O,  O,  OA));
    // @formatter:on

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:cnt";
    }

    @Override
    public String longName() {
        return "container";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(CseBaseType.NUMBER, AeType.NUMBER, NUMBER, 16, 28, 10_002, 10_003, 10_005, 10_016, 10_028);
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("la", VirtualChild.LATEST, "ol", VirtualChild.OLDEST);
    }

    @Override
    public Changes creating(Creation creation) {
        return Changes.created(creation.candidate().withAll(Map.of(Common.STATE_TAG.shortName(), 0L,
                CURRENT_NR_OF_INSTANCES.shortName(), 0L, CURRENT_BYTE_SIZE.shortName(), 0L)));
    }

    /** An UPDATE counts in the state tag; lowered limits take effect at once. */
    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        Resource counted = after.with(Common.STATE_TAG, before.require(Common.STATE_TAG) + 1);
        if (isRetrievalReopened(before, after)) {
            return emptied(before, counted, view);
        }
        Trimming trimming = Trimming.of(counted, view);
        return Changes.updated(before, trimming.container()).and(Changes.evicted(trimming.evicted()));
    }

    /** What was stored while retrieval was disabled stays unread: it goes when retrieval is allowed again. */
    private static boolean isRetrievalReopened(Resource before, Resource after) {
        return before.get(DISABLE_RETRIEVAL).orElse(false) && !after.get(DISABLE_RETRIEVAL).orElse(false);
    }

    private static Changes emptied(Resource before, Resource after, ResourceView view) {
        try (var instances = view.instances(before.id(), 0)) {
            List<Resource> all = instances.toList();
            Resource empty = after.with(CURRENT_NR_OF_INSTANCES, 0L).with(CURRENT_BYTE_SIZE, 0L);
            return Changes.updated(before, empty).and(Changes.evicted(all));
        }
    }
}
