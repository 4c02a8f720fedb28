// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.TimeSyncBeaconType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A timeSyncBeacon, and when it is to tell the time next: after so many of its intervals since its creation. Immutable.
 *
 * @param resource the resource
 * @param next when, of one that tells the time every so often
 */
record Beacon(Resource resource, Optional<Instant> next) {
    /** Of a longer interval nobody sees the end, nor does the calendar. */
    private static final Duration NEVER = Duration.ofDays(365_000);

    /** The beacon as it goes on after this moment. */
    static Beacon of(Resource resource, Instant now) {
        return new Beacon(resource,
                resource.get(TimeSyncBeaconType.BEACON_INTERVAL).filter(interval -> interval.compareTo(NEVER) < 0)
                        .map(interval -> next(resource, interval, now)));
    }

    boolean isDue(Instant now) {
        return next.filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /** Whether a request that was sent at this moment by its clock shows that the requester has lost the time. */
    boolean isLost(Entity cse, String originator, Instant sent, Instant now) {
        Optional<Duration> threshold = resource.get(TimeSyncBeaconType.BEACON_THRESHOLD);
        return threshold.isPresent() && isRequester(cse, originator)
                && Duration.between(sent, now).abs().compareTo(threshold.get()) > 0;
    }

    private boolean isRequester(Entity cse, String originator) {
        String requester = resource.get(TimeSyncBeaconType.BEACON_REQUESTER).orElse(resource.originator());
        return requester.equals(originator) || cse.relative(requester).filter(originator::equals).isPresent();
    }

    private static Instant next(Resource resource, Duration interval, Instant now) {
        Instant created = resource.require(Common.CREATION_TIME);
        long passed = Math.max(0, Duration.between(created, now).dividedBy(interval));
        return created.plus(interval.multipliedBy(passed + 1));
    }
}
