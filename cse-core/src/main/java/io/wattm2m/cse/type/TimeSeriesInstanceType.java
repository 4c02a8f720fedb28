// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One piece of data in a time series (TS-0001 9.6.37, TS-0004 7.4.39): written once, at most one for each moment. */
public final class TimeSeriesInstanceType implements ResourceType {
    public static final int NUMBER = 30;

    // @formatter:off
    public static final Attribute<Object> DATA_GENERATION_TIME = new Attribute<>("dgt", "dataGenerationTime", DataTypes.ABSOLUTE_OR_RELATIVE);
    public static final Attribute<Long>   SEQUENCE_NUMBER      = new Attribute<>("snr", "sequenceNr",         DataTypes.NON_NEGATIVE);

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.EXPIRING,
            row(Common.ANNOUNCE_TO,               "01", O,  NP, NA),
            row(Common.ANNOUNCED_ATTRIBUTE,       "01", O,  NP, NA),
            row(DATA_GENERATION_TIME,             "1",  M,  NP, OA),
            row(ContentInstanceType.CONTENT,      "1",  M,  NP, OA),
            row(SEQUENCE_NUMBER,                  "01", O,  NP, OA),
            row(ContentInstanceType.CONTENT_SIZE, "1",  NP, NP, OA));
    // @formatter:on

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:tsi";
    }

    @Override
    public String longName() {
        return "timeSeriesInstance";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(TimeSeriesType.NUMBER);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CREATABLE, Trait.DELETABLE, Trait.INSTANCE);
    }

    @Override
    public Changes creating(Creation creation) {
        Resource series = creation.parent();
        Resource instance = identified(creation.candidate(), series, creation.view());
        long size = Limits.size(simple(instance.require(ContentInstanceType.CONTENT)));
        Limits.checkFits(size, series);
        Resource counted = MissingData.arrived(Limits.counted(series, size), generated(instance),
                instance.require(Common.CREATION_TIME));
        Trimming trimming = Trimming.of(TimeSeriesType.reaching(counted, position(instance)), creation.view());
        return Changes.created(Limits.aged(instance, series).with(ContentInstanceType.CONTENT_SIZE, size))
                .and(Changes.adjusted(series, trimming.container())).and(Changes.evicted(trimming.evicted()));
    }

    @Override
    public Changes deleting(Resource instance, ResourceView view) {
        return view.byId(instance.parentId())
                .map(series -> Changes.deleted(instance)
                        .and(Changes.adjusted(series, Limits.without(instance, series))))
                .orElse(Changes.deleted(instance));
    }

    /**
     * The moment is a part of the identifier: whether it is there already is seen without a search, and what is newer
     * than all that have come needs not even a look; CONFLICT where it is there (TS-0004 7.4.39.2.1).
     */
    private static Resource identified(Resource candidate, Resource series, ResourceView view) {
        long position = position(candidate);
        String id = series.id() + "-" + Long.toString(position, Character.MAX_RADIX);
        if (!TimeSeriesType.isNewer(position, series) && view.byId(id).isPresent()) {
            throw new RequestFailure(ResponseStatusCode.CONFLICT, "dgt (dataGenerationTime) "
                    + candidate.require(DATA_GENERATION_TIME) + " is that of another timeSeriesInstance here");
        }
        Resource identified = candidate.with(Common.RESOURCE_ID, id);
        boolean named = !candidate.name().equals(candidate.id());
        return named ? identified
                : identified.withAll(Map.of(Common.RESOURCE_NAME.shortName(), id)).withPath(series.path() + "/" + id);
    }

    /** The generation time in microseconds since 1970. */
    private static long position(Resource instance) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, generated(instance));
    }

    /** A relative time counts from the creation. */
    private static Instant generated(Resource instance) {
        return Timestamps.parse(instance.require(DATA_GENERATION_TIME).toString(),
                instance.require(Common.CREATION_TIME));
    }

    private static Object simple(Object content) {
        if (content instanceof Map || content instanceof List) {
            throw RequestFailure.badRequest("con (content) of a timeSeriesInstance is a simple value");
        }
        return content;
    }
}
