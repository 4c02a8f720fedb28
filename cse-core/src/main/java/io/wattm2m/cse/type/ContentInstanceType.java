// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An instance of data in a container (TS-0001 9.6.7, TS-0004 7.4.7): written once, counted by its container. */
public final class ContentInstanceType implements ResourceType {
    public static final int NUMBER = 4;

    // @formatter:off
    public static final Attribute<String>  CONTENT_INFO         = new Attribute<>("cnf",  "contentInfo",        new ContentInfo());
    public static final Attribute<Long>    CONTENT_SIZE         = new Attribute<>("cs",   "contentSize",        DataTypes.NON_NEGATIVE);
    public static final Attribute<List<Map<String, Object>>> CONTENT_REF =
                                                                  new Attribute<>("conr", "contentRef",         DataTypes.listOf(reference()));
    public static final Attribute<String>  ONTOLOGY_REF         = new Attribute<>("or",   "ontologyRef",        DataTypes.URI);
    public static final Attribute<Object>  CONTENT              = new Attribute<>("con",  "content",            DataTypes.ANY);
    public static final Attribute<Object>  DATA_GENERATION_TIME = new Attribute<>("dgt",  "dataGenerationTime", DataTypes.ABSOLUTE_OR_RELATIVE);
    public static final Attribute<Long>    DELETION_COUNT       = new Attribute<>("dcnt", "deletionCnt",        DataTypes.POSITIVE);

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.EXPIRING,
            row(Common.ANNOUNCE_TO,         "01", O,  NP, NA),
            row(Common.ANNOUNCED_ATTRIBUTE, "01", O,  NP, NA),
            row(Common.STATE_TAG,           "1",  NP, NP, NA),
            row(Common.CREATOR,             "01", O,  NP, NA),
            row(CONTENT_INFO,               "01", O,  NP, OA),
            row(CONTENT_SIZE,               "1",  NP, NP, NA),
            row(CONTENT_REF,                "01", O,  NP, OA),
            row(ONTOLOGY_REF,               "01", O,  NP, OA),
            row(CONTENT,                    "01", O,  NP, OA),
            row(DATA_GENERATION_TIME,       "01", O,  NP, OA),
            row(DELETION_COUNT,             "01", O,  NP, NA));
    // @formatter:on

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:cin";
    }

    @Override
    public String longName() {
        return "contentInstance";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(ContainerType.NUMBER);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CREATABLE, Trait.DELETABLE, Trait.INSTANCE);
    }

    /** Counts the instance in its container, and lets the oldest give way where the limits ask for it. */
    @Override
    public Changes creating(Creation creation) {
        Resource container = creation.parent();
        Resource candidate = creation.candidate();
        long size = size(candidate);
        Limits.checkFits(size, container);
        long stateTag = container.require(Common.STATE_TAG) + 1;
        Resource instance =
                Limits.aged(candidate, container).with(Common.STATE_TAG, stateTag).with(CONTENT_SIZE, size);
        Resource counted = Limits.counted(container, size).with(Common.STATE_TAG, stateTag);
        Trimming trimming = Trimming.of(counted, creation.view());
        return Changes.created(instance).and(Changes.adjusted(container, trimming.container()))
                .and(Changes.evicted(trimming.evicted()));
    }

    @Override
    public Changes deleting(Resource instance, ResourceView view) {
        return view.byId(instance.parentId())
                .map(container -> Changes.deleted(instance)
                        .and(Changes.adjusted(container, Limits.without(instance, container))))
                .orElse(Changes.deleted(instance));
    }

    private static long size(Resource candidate) {
        Optional<Object> content = candidate.get(CONTENT);
        if (content.isEmpty() && candidate.get(CONTENT_REF).isEmpty()) {
            throw RequestFailure.badRequest("con (content) is mandatory in a CREATE of contentInstance without conr");
        }
        return content.map(Limits::size).orElse(0L);
    }

    private static ObjectType reference() {
        return ObjectType.of("a content reference", Set.of("uri"), List.of(
                new Attribute<>("nm", "name", DataTypes.STRING), new Attribute<>("uri", "URI", DataTypes.URI)));
    }

    /** m2m:contentInfo: {@code media/type:encoding[:security]} (TS-0004 6.3.3). */
    record ContentInfo() implements DataType<String> {
        private static final Pattern FORM = Pattern.compile("[\\w.+*-]+/[\\w.+*-]+(;[^:]*)?(:[0-2](:[0-5])?)?");

        @Override
        public String name() {
            return "a content info";
        }

        @Override
        public Object check(Object value) {
            if (!(value instanceof String text) || !FORM.matcher(text).matches()) {
                throw new IllegalArgumentException("is not a media type with an encoding, such as application/json:0");
            }
            return text;
        }

        @Override
        public String read(Object checked) {
            return (String) checked;
        }
    }
}
