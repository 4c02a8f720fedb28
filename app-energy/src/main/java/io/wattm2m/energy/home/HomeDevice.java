// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.people.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A device that stands in a home; when it was last seen, the picture of the devices tells. Immutable.
 *
 * @param deviceId the device
 * @param kind what it is
 * @param roomId the room it stands in; empty where nobody has said
 * @param manufacturer who made it; empty where nobody has said
 * @param model which it is of his; empty where nobody has said
 * @param installed since when it stands there, null where nobody has said
 */
public record HomeDevice(String deviceId, Kind kind, String roomId, String manufacturer, String model,
        @Nullable LocalDate installed) {
    private static final int LONGEST = 100;

    public HomeDevice {
        requireNonNull(kind, "kind is null");
        Texts.require(!deviceId.isBlank(), "a device has an id");
        Texts.require(deviceId, LONGEST, "deviceId");
        Texts.require(roomId, LONGEST, "roomId");
        Texts.require(manufacturer, LONGEST, "manufacturer");
        Texts.require(model, LONGEST, "model");
    }

    /** The kinds of devices. */
    public enum Kind {
        SMART_METER, THERMOSTAT, SOLAR_PANEL, BATTERY, SMART_PLUG, ENVIRONMENT_SENSOR;

        /** The name in documents. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this name; Refusal names those there are. */
        public static Kind named(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst()
                    .orElseThrow(() -> Refusal.malformed("kind '" + label + "' is none of "
                            + String.join(", ", Arrays.stream(values()).map(Kind::label).toList())));
        }
    }
}
