// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dialect {@code zigbee2mqtt}: JSON objects, often partial ones, at {@code <base>/<friendly name>}. A plug's name
 * is its friendly name, written as a resource name may be. What has no outlet, but measures the air or the light around
 * it, is a sensor. Immutable.
 */
public final class Zigbee2MqttDriver implements PlugDriver {
    private static final Pattern MEMBER = Pattern.compile(
            "(state|power_factor|power|energy|produced_energy|voltage|current|ac_frequency)"
                    + "(?:_(?<outlet>[a-z0-9]{1,32}))?");
    private static final Map<String, Unit> UNITS = Map.of(
            "power", new Unit(Quantity.POWER, 1), "energy", new Unit(Quantity.ENERGY, Values.KILO),
            "produced_energy", new Unit(Quantity.RETURNED_ENERGY, Values.KILO),
            "voltage", new Unit(Quantity.VOLTAGE, 1), "current", new Unit(Quantity.CURRENT, 1),
            "ac_frequency", new Unit(Quantity.FREQUENCY, 1), "power_factor", new Unit(Quantity.POWER_FACTOR, 1));
    private static final Map<String, Quantity> SURROUNDINGS = Map.of("temperature", Quantity.TEMPERATURE, "humidity",
            Quantity.HUMIDITY, "co2", Quantity.CO2, "illuminance", Quantity.BRIGHTNESS, "voc_index",
            Quantity.AIR_QUALITY);
    private static final JsonDocuments JSON = new JsonDocuments();
    private final String base;

    /** Plugs below this topic, by default {@code zigbee2mqtt}. */
    public Zigbee2MqttDriver(String base) {
        this.base = base + "/";
    }

    @Override
    public String dialect() {
        return "zigbee2mqtt";
    }

    @Override
    public List<String> topics() {
        return List.of(base + "#");
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> events(message, arrival));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        String member = outlet.equals(Outlets.ONLY) ? "state" : "state_" + outlet;
        return Optional.of(new PlugMessage(base + FriendlyNames.name(deviceId) + "/set",
                JSON.write(Map.of(member, command.name()))));
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        String name = message.topic().startsWith(base) ? message.topic().substring(base.length()) : "bridge/";
        if (name.equals("bridge/devices")) {
            return roster(JSON.read(message.payload()));
        }
        if (name.startsWith("bridge/") || name.endsWith("/set") || name.endsWith("/get") || message.size() == 0) {
            return List.of();
        }
        if (name.endsWith("/availability")) {
            return available(name.substring(0, name.length() - "/availability".length()), message);
        }
        Object document = JSON.read(message.payload());
        return document instanceof Map<?, ?> ? told(name, Members.of(document, "the payload"), arrival) : List.of();
    }

    private static List<PlugEvent> available(String name, PlugMessage message) {
        String text = message.text().strip();
        String state = text.startsWith("{") ? Members.of(message).text("state").orElse("") : text;
        return List.of(new Availability(FriendlyNames.deviceId(name), state.equals("online")));
    }

    /** A lamp is switched as a plug is, but is none. */
    private static List<PlugEvent> told(String name, Members members, Instant arrival) {
        if (members.has("brightness") || members.has("color_mode")) {
            return List.of();
        }
        String deviceId = FriendlyNames.deviceId(name);
        Number time = PlugTime.orArrival(members.value("last_seen"), arrival);
        return isPlug(members) ? byPlug(deviceId, time, members) : bySensor(deviceId, time, members);
    }

    /** The voltage of a sensor is that of its battery, in mV. */
    private static boolean isPlug(Members members) {
        return members.all().keySet().stream().filter(member -> !member.equals("voltage") || !members.has("battery"))
                .anyMatch(member -> MEMBER.matcher(member).matches());
    }

    /** What measures nothing of its surroundings, such as a contact at a door, is no sensor to us. */
    private static List<PlugEvent> bySensor(String deviceId, Number time, Members members) {
        if (SURROUNDINGS.keySet().stream().noneMatch(members::has)) {
            return List.of();
        }
        Measured.Part surroundings = surroundings(members, members.number("temperature"));
        return List.of(new Measured(deviceId, time, List.of(surroundings), true));
    }

    private static List<PlugEvent> byPlug(String deviceId, Number time, Members members) {
        Map<String, Values> outlets = new LinkedHashMap<>();
        List<PlugEvent> events = new ArrayList<>();
        members.all().keySet().forEach(member -> {
            Matcher matcher = MEMBER.matcher(member);
            if (matcher.matches()) {
                String outlet = matcher.group("outlet") == null ? Outlets.ONLY : matcher.group("outlet");
                if (matcher.group(1).equals("state")) {
                    power(members.value(member)).ifPresent(
                            power -> events.add(new RelayEcho(deviceId, outlet, power, "", time)));
                } else {
                    Values values = outlets.computeIfAbsent(outlet, any -> new Values());
                    Optional.ofNullable(UNITS.get(matcher.group(1)))
                            .ifPresent(unit -> unit.take(values, members.number(member)));
                }
            }
        });
        add(events, deviceId, time, outlets, members);
        return events;
    }

    private static void add(List<PlugEvent> events, String deviceId, Number time, Map<String, Values> outlets,
            Members members) {
        List<Measured.Part> parts = new ArrayList<>();
        outlets.forEach((outlet, values) -> parts.add(values.of(outlet)));
        OptionalDouble temperature = members.number("device_temperature");
        parts.add(surroundings(members, temperature.isPresent() ? temperature : members.number("temperature")));
        Measured measured = new Measured(deviceId, time, parts);
        if (!measured.isEmpty()) {
            events.add(measured);
        }
    }

    private static Measured.Part surroundings(Members members, OptionalDouble temperature) {
        Values values = new Values();
        SURROUNDINGS.forEach((member, quantity) -> values.with(quantity, members.number(member)));
        return values.with(Quantity.TEMPERATURE, temperature).with(Quantity.BATTERY, members.number("battery"))
                .of(Outlets.WHOLE);
    }

    private static Optional<Power> power(Object state) {
        return "ON".equals(state) ? Optional.of(Power.ON)
                : "OFF".equals(state) ? Optional.of(Power.OFF)
                        : Optional.empty();
    }

    private static List<PlugEvent> roster(Object document) {
        if (!(document instanceof List<?> devices)) {
            throw new IllegalArgumentException("the payload is not a list of devices");
        }
        return devices.stream().filter(Map.class::isInstance).map(device -> Members.of(device, "a device"))
                .filter(device -> device.text("friendly_name").isPresent())
                .filter(device -> exposesOutlet(device) || exposesSurroundings(device))
                .map(Zigbee2MqttDriver::info).toList();
    }

    private static boolean exposesOutlet(Members device) {
        return features(device).anyMatch(
                feature -> "switch".equals(feature.value("type")) || "power".equals(feature.value("property")));
    }

    private static boolean exposesSurroundings(Members device) {
        return features(device).noneMatch(feature -> "light".equals(feature.value("type")))
                && features(device).map(feature -> String.valueOf(feature.value("property")))
                        .anyMatch(SURROUNDINGS::containsKey);
    }

    private static Stream<Members> features(Members device) {
        return device.object("definition").map(definition -> definition.list("exposes")).orElse(List.of()).stream()
                .filter(Map.class::isInstance).map(feature -> Members.of(feature, "a feature"));
    }

    private static PlugEvent info(Members device) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        if (!exposesOutlet(device)) {
            facts.put(Fact.TYPE, DeviceInfo.SENSOR);
        }
        device.object("definition").ifPresent(definition -> {
            definition.text("vendor").ifPresent(vendor -> facts.put(Fact.MANUFACTURER, vendor));
            definition.text("model").ifPresent(model -> facts.put(Fact.MODEL, model));
        });
        String name = device.text("friendly_name").orElseThrow();
        facts.put(Fact.NAME, name);
        device.text("software_build_id").ifPresent(version -> facts.put(Fact.FIRMWARE, version));
        device.text("ieee_address").ifPresent(address -> facts.put(Fact.MAC, address));
        return new DeviceInfo(FriendlyNames.deviceId(name), facts);
    }

    /** What a member measures. */
    private record Unit(Quantity quantity, double factor) {

        void take(Values values, OptionalDouble value) {
            values.with(quantity, value, factor);
        }
    }
}
