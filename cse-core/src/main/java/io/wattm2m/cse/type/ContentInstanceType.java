// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;
import static io.wattm2m.cse.type.ContainerType.CURRENT_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.CURRENT_NR_OF_INSTANCES;
import static io.wattm2m.cse.type.ContainerType.MAX_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.MAX_INSTANCE_AGE;
import static io.wattm2m.cse.type.ContainerType.MAX_NR_OF_INSTANCES;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    public static final Attribute<List<Object>> CONTENT_REF     = new Attribute<>("conr", "contentRef",         DataTypes.listOf(DataTypes.ANY));
    public static final Attribute<String>  ONTOLOGY_REF         = new Attribute<>("or",   "ontologyRef",        DataTypes.URI);
    public static final Attribute<Object>  CONTENT              = new Attribute<>("con",  "content",            DataTypes.ANY);
    public static final Attribute<Object>  DATA_GENERATION_TIME = new Attribute<>("dgt",  "dataGenerationTime", DataTypes.ANY);
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

    private static final JsonDocuments JSON = new JsonDocuments();

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
        checkFits(size, container);
        long stateTag = container.require(Common.STATE_TAG) + 1;
        Resource instance = aged(candidate, container).with(Common.STATE_TAG, stateTag).with(CONTENT_SIZE, size);
        Resource counted = container.withAll(Map.of(Common.STATE_TAG.shortName(), stateTag,
                CURRENT_NR_OF_INSTANCES.shortName(), container.require(CURRENT_NR_OF_INSTANCES) + 1,
                CURRENT_BYTE_SIZE.shortName(), container.require(CURRENT_BYTE_SIZE) + size));
        Trimming trimming = Trimming.of(counted, creation.view());
        return Changes.created(instance).and(Changes.adjusted(container, trimming.container()))
                .and(Changes.evicted(trimming.evicted()));
    }

    @Override
    public Changes deleting(Resource instance, ResourceView view) {
        Optional<Resource> parent = view.byId(instance.parentId());
        if (parent.isEmpty()) {
            return Changes.deleted(instance);
        }
        Resource container = parent.get();
        if (container.get(ContainerType.DISABLE_RETRIEVAL).orElse(false)) {
            throw RequestFailure.notAllowed("disr (disableRetrieval) of the container is true");
        }
        Resource counted =
                container.with(CURRENT_NR_OF_INSTANCES, container.require(CURRENT_NR_OF_INSTANCES) - 1)
                        .with(CURRENT_BYTE_SIZE, container.require(CURRENT_BYTE_SIZE) - instance.require(CONTENT_SIZE));
        return Changes.deleted(instance).and(Changes.adjusted(container, counted));
    }

    private static long size(Resource candidate) {
        Optional<Object> content = candidate.get(CONTENT);
        if (content.isEmpty() && candidate.get(CONTENT_REF).isEmpty()) {
            throw RequestFailure.badRequest("con (content) is mandatory in a CREATE of contentInstance without conr");
        }
        return content.map(ContentInstanceType::size).orElse(0L);
    }

    /** Bytes of the content: of text its UTF-8 form, of anything else its compact JSON form. */
    private static long size(Object content) {
        return content instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length
                : JSON.write(content).length;
    }

    private static void checkFits(long size, Resource container) {
        long largest = container.get(MAX_BYTE_SIZE).orElse(Long.MAX_VALUE);
        if (size > largest) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                    "con (content) has " + size + " bytes, mbs (maxByteSize) of the container is " + largest);
        }
        if (container.get(MAX_NR_OF_INSTANCES).orElse(1L) == 0) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE, "mni (maxNrOfInstances) of the container is 0");
        }
    }

    /** The instance expires when it has reached the greatest age that the container allows. */
    private static Resource aged(Resource candidate, Resource container) {
        Optional<Instant> oldest =
                container.get(MAX_INSTANCE_AGE).map(candidate.require(Common.CREATION_TIME)::plusSeconds);
        boolean shortened = oldest.isPresent() && oldest.get().isBefore(candidate.require(Common.EXPIRATION_TIME));
        return shortened ? candidate.with(Common.EXPIRATION_TIME, oldest.get()) : candidate;
    }

    /** m2m:contentInfo: {@code media/type:encoding[:security]} (TS-0004 6.3.3). */
    private record ContentInfo() implements DataType<String> {
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
