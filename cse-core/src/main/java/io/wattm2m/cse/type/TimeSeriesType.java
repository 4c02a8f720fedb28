// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;
import static io.wattm2m.cse.type.ContainerType.CURRENT_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.CURRENT_NR_OF_INSTANCES;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.Update;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A series of data that may be expected in time (TS-0001 9.6.36 and 10.2.4.26, TS-0004 7.4.38). */
public final class TimeSeriesType implements ResourceType {
    public static final int NUMBER = 29;

    // @formatter:off
    public static final Attribute<Long>         PERIODIC_INTERVAL         = new Attribute<>("pei",  "periodicInterval",       DataTypes.POSITIVE);
    public static final Attribute<Long>         PERIODIC_INTERVAL_DELTA   = new Attribute<>("peid", "periodicIntervalDelta",  DataTypes.NON_NEGATIVE);
    public static final Attribute<Boolean>      MISSING_DATA_DETECT       = new Attribute<>("mdd",  "missingDataDetect",      DataTypes.BOOLEAN);
    public static final Attribute<Long>         MISSING_DATA_MAX_NR       = new Attribute<>("mdn",  "missingDataMaxNr",       DataTypes.POSITIVE);
    public static final Attribute<List<Object>> MISSING_DATA_LIST         = new Attribute<>("mdlt", "missingDataList",        DataTypes.listOf(DataTypes.ABSOLUTE_OR_RELATIVE));
    public static final Attribute<Long>         MISSING_DATA_CURRENT_NR   = new Attribute<>("mdc",  "missingDataCurrentNr",   DataTypes.NON_NEGATIVE);
    public static final Attribute<Long>         MISSING_DATA_DETECT_TIMER = new Attribute<>("mdt",  "missingDataDetectTimer", DataTypes.POSITIVE);
    public static final Attribute<String>       CONTENT_INFO              = ContentInstanceType.CONTENT_INFO;

    private static final AttributeTable ATTRIBUTES = AttributeTable.of(Common.REGULAR,
            row(Common.CREATOR,                    "01", O,  NP, NA),
            row(ContainerType.MAX_NR_OF_INSTANCES, "01", O,  O,  OA),
            row(ContainerType.MAX_BYTE_SIZE,       "01", O,  O,  OA),
            row(ContainerType.MAX_INSTANCE_AGE,    "01", O,  O,  OA),
            row(CURRENT_NR_OF_INSTANCES,           "1",  NP, NP, NA),
            row(CURRENT_BYTE_SIZE,                 "1",  NP, NP, NA),
            row(PERIODIC_INTERVAL,                 "01", O,  O,  OA),
            row(PERIODIC_INTERVAL_DELTA,           "01", O,  O,  OA),
            row(MISSING_DATA_DETECT,               "01", O,  O,  OA),
            row(MISSING_DATA_MAX_NR,               "01", O,  O,  OA),
            row(MISSING_DATA_LIST,                 "01", NP, NP, OA),
            row(MISSING_DATA_CURRENT_NR,           "01", NP, NP, OA),
            row(MISSING_DATA_DETECT_TIMER,         "01", O,  O,  OA),
            row(ContainerType.ONTOLOGY_REF,        "01", O,  O,  OA),
            row(CONTENT_INFO,                      "01", O,  NP, OA));
    // @formatter:on

    /** The newest generation time so far, in microseconds since 1970; no representation shows it. */
    private static final Attribute<Long> REACHED = new Attribute<>("series.reached", "reached", DataTypes.INTEGER);

    /** What the detection goes by: it stands still while these change. */
    private static final List<Attribute<Long>> PARAMETERS = List.of(PERIODIC_INTERVAL, PERIODIC_INTERVAL_DELTA,
            MISSING_DATA_MAX_NR, MISSING_DATA_DETECT_TIMER);

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public String shortName() {
        return "m2m:ts";
    }

    @Override
    public String longName() {
        return "timeSeries";
    }

    @Override
    public AttributeTable attributes() {
        return ATTRIBUTES;
    }

    @Override
    public Set<Integer> parents() {
        return Set.of(CseBaseType.NUMBER, AeType.NUMBER, ContainerType.NUMBER, 16, FlexContainerType.NUMBER, 10_002,
                10_003, 10_005, 10_016, 10_028);
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("la", VirtualChild.LATEST, "ol", VirtualChild.OLDEST);
    }

    @Override
    public Changes creating(Creation creation) {
        Resource series = creation.candidate().withAll(Map.of(CURRENT_NR_OF_INSTANCES.shortName(), 0L,
                CURRENT_BYTE_SIZE.shortName(), 0L, REACHED.shortName(), 0L));
        check(series);
        return Changes.created(isDetecting(series) ? MissingData.restarted(series) : series);
    }

    @Override
    public Changes updating(Update update) {
        checkStandstill(update);
        check(update.after());
        Trimming trimming = Trimming.of(detecting(update), update.view());
        return Changes.updated(update.before(), trimming.container()).and(Changes.evicted(trimming.evicted()));
    }

    /** The series after an update, with which the detection may begin or end. */
    private static Resource detecting(Update update) {
        if (isDetecting(update.after()) == isDetecting(update.before())) {
            return update.after();
        }
        return isDetecting(update.after()) ? MissingData.restarted(update.after())
                : MissingData.ended(update.after(), update.before());
    }

    /** Whether this generation time is later than all before; not known of series that an earlier version has made. */
    static boolean isNewer(long generated, Resource series) {
        return reached(series).filter(newest -> newest < generated).isPresent();
    }

    /** The latest generation time so far, in microseconds since 1970; empty likewise. */
    static Optional<Long> reached(Resource series) {
        return series.get(REACHED);
    }

    /** The series with an instance of this generation time. */
    static Resource reaching(Resource series, long generated) {
        return isNewer(generated, series) ? series.with(REACHED, generated) : series;
    }

    /** Whether missing data are looked for. */
    public static boolean isDetecting(Resource series) {
        return series.get(MISSING_DATA_DETECT).orElse(false);
    }

    private static void checkStandstill(Update update) {
        boolean switches = update.requested().containsKey(MISSING_DATA_DETECT.shortName());
        PARAMETERS.stream().filter(parameter -> update.requested().containsKey(parameter.shortName())).findFirst()
                .ifPresent(parameter -> {
                    if (switches || isDetecting(update.before())) {
                        throw RequestFailure.badRequest(parameter + " (" + parameter.longName() + ") cannot change "
                                + (switches ? "together with mdd (missingDataDetect)"
                                        : "while mdd (missingDataDetect) is true"));
                    }
                });
    }

    private static void check(Resource series) {
        Optional<Long> interval = series.get(PERIODIC_INTERVAL);
        long delta = series.get(PERIODIC_INTERVAL_DELTA).orElse(0L);
        if (interval.isPresent() && delta > interval.get() / 2) {
            throw RequestFailure.badRequest("peid (periodicIntervalDelta) " + delta + " is more than half of pei"
                    + " (periodicInterval) " + interval.get());
        }
        if (isDetecting(series)) {
            checkDetection(series, delta);
        }
    }

    private static void checkDetection(Resource series, long delta) {
        if (series.get(PERIODIC_INTERVAL).isEmpty()) {
            throw RequestFailure.badRequest("mdd (missingDataDetect) needs pei (periodicInterval)");
        }
        long timer = series.get(MISSING_DATA_DETECT_TIMER).orElseThrow(
                () -> RequestFailure.badRequest("mdd (missingDataDetect) needs mdt (missingDataDetectTimer)"));
        if (timer <= delta) {
            throw RequestFailure.badRequest("mdt (missingDataDetectTimer) " + timer
                    + " is not more than peid (periodicIntervalDelta) " + delta);
        }
    }
}
