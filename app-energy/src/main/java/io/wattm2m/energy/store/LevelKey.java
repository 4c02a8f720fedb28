// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Channel;
import java.io.Serializable;
import java.time.Instant;

/**
 * The key of an hour's row. Immutable.
 *
 * @param deviceId the device
 * @param channel the label of what it measures
 * @param start the beginning
 */
record LevelKey(String deviceId, String channel, Instant start) implements Serializable {

    static LevelKey of(String deviceId, Channel channel, Instant start) {
        return new LevelKey(deviceId, channel.label(), start);
    }
}
