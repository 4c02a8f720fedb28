// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.util.Map;

/**
 * What a plug is; it becomes known by it. Immutable.
 *
 * @param deviceId the plug
 * @param facts what is known of it, each a text of at most 128 characters
 */
public record DeviceInfo(String deviceId, Map<Fact, String> facts) implements PlugEvent {
    /** The type of what measures its surroundings alone. */
    public static final String SENSOR = "sensor";
    private static final int LONGEST = 128;

    public DeviceInfo {
        DeviceIds.check(deviceId);
        facts.forEach(DeviceInfo::check);
        facts = Map.copyOf(facts);
    }

    private static void check(Fact fact, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(fact + " is longer than " + LONGEST + " characters");
        }
        Documents.check(fact.toString(), text);
    }

    /** What can be known of a plug. */
    public enum Fact {
        MANUFACTURER, MODEL, NAME, FIRMWARE, MAC, TYPE
    }
}
