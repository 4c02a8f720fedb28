// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialect {@code shelly1}: plugs of the first generation, a bare value at a topic of its own each. A plug's name is
 * its device id, such as {@code shellyplug-s-ABC123}; {@code relay/0} is outlet 1. Immutable.
 */
public final class Shelly1Driver implements PlugDriver {
    private static final double WATT_MINUTES = 1.0 / 60;
    private final String root;
    private final Pattern form;

    /** Plugs below this topic, by default {@code shellies}. */
    public Shelly1Driver(String root) {
        this.root = root;
        this.form = Pattern.compile(
                "\\Q" + root + "\\E/(?<id>[^/]+)/(?:(?:relay|emeter)/(?<outlet>\\d{1,2})/?)?(?<what>[a-z_]*)");
    }

    @Override
    public String dialect() {
        return "shelly1";
    }

    @Override
    public List<String> topics() {
        return List.of(root + "/+/relay/+", root + "/+/relay/+/+", root + "/+/emeter/+/+", root + "/+/temperature",
                root + "/+/overtemperature", root + "/+/online", root + "/+/announce", root + "/announce");
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> events(message, arrival));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return Optional
                .of(PlugMessage.of(root + "/" + deviceId + "/relay/" + (Integer.parseInt(outlet) - 1) + "/command",
                        command.written()));
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        if (message.topic().endsWith("/announce")) {
            return announced(Members.of(message));
        }
        Matcher topic = form.matcher(message.topic());
        if (!topic.matches()) {
            return List.of();
        }
        String deviceId = DeviceIds.check(topic.group("id"));
        Optional<String> outlet = Optional.ofNullable(topic.group("outlet"))
                .map(number -> Integer.toString(1 + Integer.parseInt(number)));
        Told told = new Told(deviceId, outlet.orElse(Outlets.WHOLE), message.text().strip(), PlugTime.of(arrival));
        return outlet.isEmpty() ? told.ofThePlug(topic.group("what"))
                : topic.group("what").isEmpty() ? told.ofTheRelay()
                        : told.ofTheOutlet(topic.group("what"), message.topic().contains("/emeter/"));
    }

    private static List<PlugEvent> announced(Members announcement) {
        Optional<String> deviceId = announcement.text("id");
        if (deviceId.isEmpty()) {
            return List.of();
        }
        Map<Fact, String> facts = new EnumMap<>(Map.of(Fact.MANUFACTURER, "Shelly"));
        announcement.text("model").ifPresent(model -> facts.put(Fact.MODEL, model));
        announcement.text("mac").ifPresent(mac -> facts.put(Fact.MAC, mac));
        announcement.text("fw_ver").ifPresent(version -> facts.put(Fact.FIRMWARE, version));
        return List.of(new DeviceInfo(DeviceIds.check(deviceId.get()), facts));
    }

    /** A bare value and what it is of. */
    private record Told(String deviceId, String outlet, String text, Number time) {

        List<PlugEvent> ofThePlug(String what) {
            return switch (what) {
                case "online" -> List.of(new Availability(deviceId, text.equals("true")));
                case "temperature" -> measured(Quantity.TEMPERATURE, 1);
                case "overtemperature" -> List.of(
                        new Alarm(deviceId, Outlets.WHOLE, Alarm.Kind.OVERHEATING, text.equals("1")));
                default -> List.of();
            };
        }

        List<PlugEvent> ofTheRelay() {
            boolean overload = text.equals("overpower");
            Power power = overload ? Power.OFF : Power.of(text);
            if (power == Power.UNKNOWN) {
                throw new IllegalArgumentException("the relay is neither on, off nor overpower");
            }
            return List.of(new RelayEcho(deviceId, outlet, power, "", time),
                    new Alarm(deviceId, outlet, Alarm.Kind.OVERLOAD, overload));
        }

        /** The energy at a relay is in watt-minutes, that of an energy meter is told as its total in Wh. */
        List<PlugEvent> ofTheOutlet(String what, boolean meter) {
            return switch (what) {
                case "power" -> measured(Quantity.POWER, 1);
                case "energy" -> meter ? List.of() : measured(Quantity.ENERGY, WATT_MINUTES);
                case "total" -> measured(Quantity.ENERGY, 1);
                case "total_returned" -> measured(Quantity.RETURNED_ENERGY, 1);
                case "voltage" -> measured(Quantity.VOLTAGE, 1);
                case "current" -> measured(Quantity.CURRENT, 1);
                case "pf" -> measured(Quantity.POWER_FACTOR, 1);
                case "reactive_power" -> measured(Quantity.REACTIVE_POWER, 1);
                default -> List.of();
            };
        }

        private List<PlugEvent> measured(Quantity quantity, double factor) {
            OptionalDouble value = OptionalDouble.of(BareValue.number(quantity.written(), text));
            return List.of(new Measured(deviceId, time,
                    List.of(new Values().with(quantity, value, factor).of(outlet))));
        }
    }
}
