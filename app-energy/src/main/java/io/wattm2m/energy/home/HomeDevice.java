// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.people.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A device that stands in a home, or what one has measured there that has left it; when it was last seen, the picture
 * of the devices tells. Immutable.
 *
 * @param deviceId the device
 * @param kind what it is
 * @param roomId the room it stands in; empty where nobody has said
 * @param manufacturer who made it; empty where nobody has said
 * @param model which it is of his; empty where nobody has said
 * @param installed since when it stands there, null where nobody has said
 * @param left until when it stood there, null while it does
 */
public record HomeDevice(String deviceId, Kind kind, String roomId, String manufacturer, String model,
        @Nullable LocalDate installed, @Nullable Instant left) {
    private static final int LONGEST = 100;
    private static final int LONGEST_OF_A_PAST = 80;
    private static final char SINCE = '~';
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    public HomeDevice {
        requireNonNull(kind, "kind is null");
        Texts.require(!deviceId.isBlank(), "a device has an id");
        Texts.require(deviceId, LONGEST, "deviceId");
        Texts.require(roomId, LONGEST, "roomId");
        Texts.require(manufacturer, LONGEST, "manufacturer");
        Texts.require(model, LONGEST, "model");
    }

    /** Whether it has left, and only what it has measured is still there. */
    public boolean isPast() {
        return left != null;
    }

    /** Whether it has left, and after this moment. */
    public boolean hasLeftAfter(Instant time) {
        return left != null && left.isAfter(time);
    }

    /** Whether it has left, and before this moment. */
    public boolean hasLeftBefore(Instant time) {
        return left != null && left.isBefore(time);
    }

    /** What the id of a device and those of all that it has left behind have in common. */
    public static String stem(String deviceId) {
        return deviceId.substring(0, Math.min(deviceId.length(), LONGEST_OF_A_PAST));
    }

    /** What its id has in common with that of the device which it is, or was. */
    public String stem() {
        return isPast() ? deviceId.substring(0, deviceId.lastIndexOf(SINCE)) : stem(deviceId);
    }

    /** The same in another room. */
    HomeDevice in(String otherRoomId) {
        return new HomeDevice(deviceId, kind, otherRoomId, manufacturer, model, installed, left);
    }

    /**
     * What stays of it when it leaves, under an id of its own.
     *
     * @param what what it was, which what is written on it does not tell any more
     */
    HomeDevice past(Kind what, Instant at) {
        return new HomeDevice(stem(deviceId) + SINCE + MOMENT.format(at), what, roomId, manufacturer, model, installed,
                at);
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
