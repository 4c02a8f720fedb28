// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Resolution;
import java.io.Serializable;
import java.time.Instant;

/**
 * The key of a rollup's row. Immutable.
 *
 * @param deviceId the plug
 * @param resolution the number of the resolution
 * @param start the beginning
 */
record RollupKey(String deviceId, short resolution, Instant start) implements Serializable {

    static RollupKey of(String deviceId, Resolution resolution, Instant start) {
        return new RollupKey(deviceId, (short) resolution.number(), start);
    }
}
