// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

/**
 * A plug tells the state of a relay. Immutable.
 *
 * @param deviceId the plug
 * @param outlet the outlet that the relay is for
 * @param power ON or OFF
 * @param source what switched it as the plug tells it, such as {@link #REMOTE} or {@link #BUTTON}; empty if it does not
 * @param timestampS the plug's own time in seconds since 1970, or that of the arrival
 */
public record RelayEcho(String deviceId, String outlet, Power power, String source, Number timestampS)
    implements PlugEvent {
    /** Somebody pressed the plug's own button. */
    public static final String BUTTON = "button";
    /** It was told over the network. */
    public static final String REMOTE = "remote";

    public RelayEcho {
        DeviceIds.check(deviceId);
        Outlets.check(outlet);
        requireNonNull(power, "power is null");
        requireNonNull(source, "source is null");
        requireNonNull(timestampS, "timestampS is null");
    }

    /** The relay of a plug's only outlet. */
    public RelayEcho(String deviceId, Power power, String source, Number timestampS) {
        this(deviceId, Outlets.ONLY, power, source, timestampS);
    }
}
