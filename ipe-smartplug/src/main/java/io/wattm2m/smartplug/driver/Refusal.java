// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

/**
 * A plug answers that it does not carry out a command. Immutable.
 *
 * @param deviceId the plug
 * @param outlet the outlet that was to be switched
 * @param reason why, as the plug says it
 */
public record Refusal(String deviceId, String outlet, String reason) implements PlugEvent {

    public Refusal {
        DeviceIds.check(deviceId);
        Outlets.check(outlet);
        requireNonNull(reason, "reason is null");
    }
}
