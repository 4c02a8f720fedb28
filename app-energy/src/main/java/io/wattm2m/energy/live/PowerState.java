// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.live;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a plug says of its relay. Immutable.
 *
 * @param deviceId the plug
 * @param time the moment, by the plug's own clock
 * @param on whether it is on, empty where it has not said so yet
 * @param pending what was asked of it and is not confirmed yet: true for on
 * @param fault what is wrong with it
 * @param source who switched it: {@code remote}, {@code button} or {@code unknown}
 */
public record PowerState(String deviceId, Instant time, Optional<Boolean> on, Optional<Boolean> pending,
        Optional<String> fault, String source) {

    public PowerState {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(time, "time is null");
        requireNonNull(source, "source is null");
    }
}
