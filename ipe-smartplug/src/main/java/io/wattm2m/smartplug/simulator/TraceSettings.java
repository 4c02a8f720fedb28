// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;

/**
 * How a trace is replayed.
 *
 * @param deviceId the plug that seems to send it
 * @param zone where it was recorded
 * @param speed how many times faster than it was recorded; 0 for as fast as the broker acknowledges
 */
public record TraceSettings(String deviceId, ZoneId zone, double speed) {

    public TraceSettings {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(zone, "zone is null");
        if (!(speed >= 0 && Double.isFinite(speed))) {
            throw new IllegalArgumentException("speed " + speed + " is neither 0 nor a positive factor");
        }
    }

    /** As fast as possible, recorded in the system's time zone. */
    public static TraceSettings asFastAsPossible(String deviceId) {
        return new TraceSettings(deviceId, ZoneId.systemDefault(), 0);
    }
}
