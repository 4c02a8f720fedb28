// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

/**
 * A plug tells the state of its relay. Immutable.
 *
 * @param deviceId the plug
 * @param power ON or OFF
 * @param source what switched it as the plug tells it, such as {@code remote} or {@code button}; empty if it does not
 * @param timestampS the plug's own time in seconds since 1970, as sent
 */
public record RelayEcho(String deviceId, Power power, String source, Number timestampS) implements PlugEvent {

    public RelayEcho {
        DeviceIds.check(deviceId);
        requireNonNull(power, "power is null");
        requireNonNull(source, "source is null");
        requireNonNull(timestampS, "timestampS is null");
    }
}
