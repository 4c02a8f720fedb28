// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static java.util.Objects.requireNonNull;

/**
 * A plug's protection has tripped, or not any more. Immutable.
 *
 * @param deviceId the plug
 * @param outlet the outlet, {@link Outlets#WHOLE} for the plug as a whole
 * @param kind what it protects from
 * @param raised whether it has tripped
 */
public record Alarm(String deviceId, String outlet, Kind kind, boolean raised) implements PlugEvent {

    public Alarm {
        DeviceIds.check(deviceId);
        Outlets.check(outlet);
        requireNonNull(kind, "kind is null");
    }

    /** What a plug protects itself from. */
    public enum Kind {
        OVERLOAD("overload"), OVERHEATING("overheating");

        private final String written;

        Kind(String written) {
            this.written = written;
        }

        /** For people. */
        public String written() {
            return written;
        }
    }
}
