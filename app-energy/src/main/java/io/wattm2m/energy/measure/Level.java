// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a device measured of one channel in one hour. Immutable; adding up is the same in any order.
 *
 * @param deviceId the device
 * @param channel what
 * @param start the beginning of the hour
 * @param count how many values there were
 * @param sum of the values
 * @param lowest of them
 * @param highest of them
 */
public record Level(String deviceId, Channel channel, Instant start, long count, double sum, double lowest,
        double highest) {

    public Level {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(start, "start is null");
        if (count < 1) {
            throw new IllegalArgumentException("a level of no values is none");
        }
    }

    /** An hour with one value. */
    public static Level of(String deviceId, Channel channel, Instant start, double value) {
        return new Level(deviceId, channel, start, 1, value, value, value);
    }

    /** This hour and one more value in it. */
    public Level plus(double value) {
        return new Level(deviceId, channel, start, count + 1, sum + value, Math.min(lowest, value),
                Math.max(highest, value));
    }

    /** The mean of the values. */
    public double mean() {
        return Math.clamp(sum / count, lowest, highest);
    }
}
