// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A time synchronisation beacon (TS-0001 9.6.55, Release 4): who wants to be told the time of the CSE, and when. */
public final class TimeSyncBeaconType implements DescribedType {
    public static final int NUMBER = 60;
    private static final long PERIODIC = 1;
    private static final long LOSS_OF_SYNC = 2;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(1);
    private static final Duration DEFAULT_THRESHOLD = Duration.ofSeconds(10);

    // @formatter:off
    public static final Attribute<Long>         BEACON_CRITERIA   = new Attribute<>("bcnc", "beaconCriteria",   DataTypes.enumeration(PERIODIC, LOSS_OF_SYNC));
    public static final Attribute<List<String>> BEACON_NOTIFY_URI = new Attribute<>("bcnu", "beaconNotifyURI",  DataTypes.nonEmptyListOf(DataTypes.URI));
    public static final Attribute<Duration>     BEACON_INTERVAL   = new Attribute<>("bcni", "beaconInterval",   DataTypes.DURATION);
    public static final Attribute<Duration>     BEACON_THRESHOLD  = new Attribute<>("bcnt", "beaconThreshold",  DataTypes.DURATION);
    public static final Attribute<String>       BEACON_REQUESTER  = new Attribute<>("bcnr", "beaconRequester",  DataTypes.ID);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:tsb", "timeSyncBeacon", Set.of(AeType.NUMBER, CseBaseType.NUMBER, 16),
            AttributeTable.of(Common.REGULAR,
                    row(BEACON_CRITERIA,   "1",  M, O,  OA),
                    row(BEACON_NOTIFY_URI, "1",  M, O,  OA),
                    row(BEACON_INTERVAL,   "01", O, O,  OA),
                    row(BEACON_THRESHOLD,  "01", O, O,  OA),
                    row(BEACON_REQUESTER,  "01", O, NP, OA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        check(creation.candidate());
        return Changes.created(complete(creation.candidate()));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        check(after);
        return Changes.updated(before, complete(after));
    }

    /** With an interval or a threshold, where the originator has left that to the CSE. */
    private static Resource complete(Resource beacon) {
        boolean periodic = beacon.require(BEACON_CRITERIA) == PERIODIC;
        Attribute<Duration> attribute = periodic ? BEACON_INTERVAL : BEACON_THRESHOLD;
        return beacon.get(attribute).isPresent() ? beacon
                : beacon.with(attribute, periodic ? DEFAULT_INTERVAL : DEFAULT_THRESHOLD);
    }

    private static void check(Resource beacon) {
        long criteria = beacon.require(BEACON_CRITERIA);
        requireFor(PERIODIC, criteria, beacon, BEACON_INTERVAL);
        requireFor(LOSS_OF_SYNC, criteria, beacon, BEACON_THRESHOLD);
        requireFor(LOSS_OF_SYNC, criteria, beacon, BEACON_REQUESTER);
        if (beacon.get(BEACON_INTERVAL).filter(interval -> interval.compareTo(SHORTEST) < 0).isPresent()) {
            throw RequestFailure.badRequest("bcni (beaconInterval) is shorter than " + SHORTEST);
        }
        if (beacon.get(BEACON_THRESHOLD).filter(Duration::isNegative).isPresent()) {
            throw RequestFailure.badRequest("bcnt (beaconThreshold) is negative");
        }
    }

    private static void requireFor(long wanted, long criteria, Resource beacon, Attribute<?> attribute) {
        if (beacon.get(attribute).isPresent() && criteria != wanted) {
            throw RequestFailure.badRequest(attribute.shortName() + " (" + attribute.longName()
                    + ") is only for bcnc (beaconCriteria) " + wanted);
        }
    }
}
