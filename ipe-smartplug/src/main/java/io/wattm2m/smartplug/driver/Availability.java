// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

/**
 * A plug can be reached, or not any more; nothing that makes a plug known. Immutable.
 *
 * @param deviceId the plug
 * @param online whether it can
 */
public record Availability(String deviceId, boolean online) implements PlugEvent {

    public Availability {
        DeviceIds.check(deviceId);
    }
}
