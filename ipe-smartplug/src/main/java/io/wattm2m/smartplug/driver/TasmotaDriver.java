// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.UpdateProgress.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The dialect {@code tasmota}: {@code tele} and {@code stat} messages of one or several channels, availability by
 * {@code LWT}, what a device is by {@code tasmota/discovery}. A plug's name is its Tasmota topic. Immutable.
 */
public final class TasmotaDriver implements PlugDriver {
    private static final Pattern DISCOVERY = Pattern.compile("tasmota/discovery/[^/]+/config");
    private static final Pattern POWER = Pattern.compile("POWER(\\d{0,2})");
    private static final Pattern STATUS = Pattern.compile("STATUS\\d{1,2}");
    private static final String ENERGY = "ENERGY";
    private final String fullTopic;
    private final Pattern form;

    /** Plugs whose {@code FullTopic} is this, with {@code %prefix%} and {@code %topic%} as they stand there. */
    public TasmotaDriver(String fullTopic) {
        if (!fullTopic.contains("%prefix%") || !fullTopic.contains("%topic%")) {
            throw new IllegalArgumentException("'" + fullTopic + "' has no %prefix% or no %topic%");
        }
        this.fullTopic = fullTopic.endsWith("/") ? fullTopic : fullTopic + "/";
        this.form = Pattern.compile(("\\Q" + this.fullTopic + "\\E")
                .replace("%prefix%", "\\E(?<prefix>tele|stat)\\Q").replace("%topic%", "\\E(?<topic>[^/]+)\\Q")
                + "(?<what>[A-Z0-9]+)");
    }

    @Override
    public String dialect() {
        return "tasmota";
    }

    @Override
    public List<String> topics() {
        return List.of(topic("tele", "+", "LWT"), topic("tele", "+", "STATE"), topic("tele", "+", "SENSOR"),
                topic("stat", "+", "+"), "tasmota/discovery/+/config");
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> DISCOVERY.matcher(message.topic()).matches()
                ? discovered(Members.of(message))
                : events(message, arrival));
    }

    /** The command {@code POWER} or {@code POWER2} (Tasmota documentation, Commands, Control). */
    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        String power = outlet.equals(Outlets.ONLY) ? "POWER" : "POWER" + outlet;
        return Optional.of(PlugMessage.of(topic("cmnd", deviceId, power), command.name()));
    }

    /** {@code OtaUrl} and {@code Upgrade} (Tasmota documentation, Commands, Management). */
    @Override
    public List<PlugMessage> update(String deviceId, String url) {
        return List.of(PlugMessage.of(topic("cmnd", deviceId, "OtaUrl"), url),
                PlugMessage.of(topic("cmnd", deviceId, "Upgrade"), "1"));
    }

    private String topic(String prefix, String topic, String what) {
        return fullTopic.replace("%prefix%", prefix).replace("%topic%", topic) + what;
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        Matcher topic = form.matcher(message.topic());
        if (!topic.matches()) {
            return List.of();
        }
        String deviceId = DeviceIds.check(topic.group("topic"));
        String what = topic.group("what");
        return switch (what) {
            case "LWT" -> available(deviceId, message.text());
            case "SENSOR" -> measured(deviceId, Members.of(message), arrival);
            case "UPGRADE" -> upgraded(deviceId, Members.of(message));
            case "STATE", "RESULT" -> echoes(deviceId, Members.of(message), arrival);
            default -> POWER.matcher(what).matches() ? List.of(echo(deviceId, what, message.text(), arrival))
                    : STATUS.matcher(what).matches() ? status(deviceId, Members.of(message), arrival) : List.of();
        };
    }

    /** One that has come online is asked for all that it knows of itself. */
    private List<PlugEvent> available(String deviceId, String text) {
        boolean online = text.equals("Online");
        if (!online && !text.equals("Offline")) {
            throw new IllegalArgumentException("LWT is neither Online nor Offline");
        }
        Availability availability = new Availability(deviceId, online);
        return online ? List.of(availability, new Inquiry(PlugMessage.of(topic("cmnd", deviceId, "STATUS"), "0")))
                : List.of(availability);
    }

    /** Told when the new firmware has been loaded, or could not be; it is asked for its version when it is back. */
    private static List<PlugEvent> upgraded(String deviceId, Members told) {
        return told.text("Upgrade").stream().map(text -> {
            Stage stage = text.startsWith("Successful") ? Stage.SUCCESSFUL
                    : text.startsWith("Failed") ? Stage.FAILED : Stage.IN_PROCESS;
            return (PlugEvent) new UpdateProgress(deviceId, stage, text);
        }).toList();
    }

    private static List<PlugEvent> status(String deviceId, Members status, Instant arrival) {
        List<PlugEvent> events = new ArrayList<>();
        status.object("StatusSNS").ifPresent(sensors -> events.addAll(measured(deviceId, sensors, arrival)));
        status.object("StatusSTS").ifPresent(state -> events.addAll(echoes(deviceId, state, arrival)));
        status.object("StatusFWR").flatMap(firmware -> firmware.text("Version"))
                .ifPresent(version -> events.add(new DeviceInfo(deviceId, Map.of(Fact.FIRMWARE, version))));
        status.object("StatusNET").flatMap(network -> network.text("Mac"))
                .ifPresent(mac -> events.add(new DeviceInfo(deviceId, Map.of(Fact.MAC, mac))));
        return events;
    }

    private static List<PlugEvent> echoes(String deviceId, Members state, Instant arrival) {
        return state.all().keySet().stream().filter(name -> POWER.matcher(name).matches())
                .flatMap(name -> state.text(name).stream().map(power -> echo(deviceId, name, power, arrival))).toList();
    }

    private static PlugEvent echo(String deviceId, String name, String text, Instant arrival) {
        Power power = switch (text) {
            case "ON", "1" -> Power.ON;
            case "OFF", "0" -> Power.OFF;
            default -> throw new IllegalArgumentException(name + " is neither ON nor OFF");
        };
        String channel = name.substring("POWER".length());
        return new RelayEcho(deviceId, channel.isEmpty() ? Outlets.ONLY : channel, power, "", PlugTime.of(arrival));
    }

    private static List<PlugEvent> measured(String deviceId, Members sensors, Instant arrival) {
        List<Measured.Part> parts = new ArrayList<>();
        sensors.object(ENERGY).ifPresent(energy -> parts.addAll(channels(energy)));
        boolean fahrenheit = sensors.text("TempUnit").filter("F"::equals).isPresent();
        sensors.all().keySet().stream().filter(name -> !name.equals(ENERGY) && !name.equals("ESP32"))
                .flatMap(name -> sensors.object(name).stream()).filter(sensor -> sensor.has("Temperature"))
                .findFirst().ifPresent(sensor -> parts.add(air(sensor, fahrenheit)));
        Measured measured =
                new Measured(deviceId, PlugTime.orArrival(sensors.value("Time"), arrival), List.copyOf(parts));
        return measured.isEmpty() ? List.of() : List.of(measured);
    }

    private static Measured.Part air(Members sensor, boolean fahrenheit) {
        OptionalDouble temperature = sensor.number("Temperature");
        return new Values().with(Quantity.TEMPERATURE, fahrenheit ? celsius(temperature) : temperature)
                .with(Quantity.HUMIDITY, sensor.number("Humidity")).of(Outlets.WHOLE);
    }

    private static OptionalDouble celsius(OptionalDouble fahrenheit) {
        return fahrenheit.isEmpty() ? fahrenheit
                : OptionalDouble.of(Math.round((fahrenheit.getAsDouble() - 32) / 1.8 * 100) / 100.0);
    }

    /** Several channels tell a list of each quantity; what they share is a number. */
    private static List<Measured.Part> channels(Members energy) {
        int channels = Stream.of("Power", "Total", "Current").mapToInt(name -> energy.list(name).size()).max()
                .orElse(0);
        return IntStream.range(0, Math.clamp(channels, 1, 8)).mapToObj(channel -> channel(energy, channel)).toList();
    }

    private static Measured.Part channel(Members energy, int channel) {
        EnumMap<Quantity, Double> values = new EnumMap<>(Quantity.class);
        Source source = new Source(energy, channel, values);
        source.take(Quantity.POWER, "Power", 1, false);
        source.take(Quantity.ENERGY, "Total", Values.KILO, false);
        source.take(Quantity.RETURNED_ENERGY, "ExportActive", Values.KILO, false);
        source.take(Quantity.CURRENT, "Current", 1, false);
        source.take(Quantity.APPARENT_POWER, "ApparentPower", 1, false);
        source.take(Quantity.REACTIVE_POWER, "ReactivePower", 1, false);
        source.take(Quantity.VOLTAGE, "Voltage", 1, true);
        source.take(Quantity.FREQUENCY, "Frequency", 1, true);
        source.take(Quantity.POWER_FACTOR, "Factor", 1, true);
        return new Measured.Part(Integer.toString(channel + 1), values);
    }

    /** What one channel finds in the block of all. */
    private record Source(Members energy, int channel, Map<Quantity, Double> values) {

        void take(Quantity quantity, String name, double factor, boolean shared) {
            List<?> each = energy.list(name);
            Values one = new Values();
            if (channel < each.size()) {
                one.with(quantity, OptionalDouble.of(Members.number(name, each.get(channel))), factor);
            } else if (each.isEmpty() && (shared || channel == 0)) {
                one.with(quantity, energy.number(name), factor);
            }
            values.putAll(one.of(Outlets.WHOLE).values());
        }
    }

    private static List<PlugEvent> discovered(Members config) {
        boolean switches = config.list("rl").stream().anyMatch(relay -> !Long.valueOf(0).equals(relay));
        Optional<String> topic = config.text("t");
        if (!switches || topic.isEmpty()) {
            return List.of();
        }
        Map<Fact, String> facts = new EnumMap<>(Map.of(Fact.MANUFACTURER, "Tasmota"));
        config.text("md").ifPresent(model -> facts.put(Fact.MODEL, model));
        config.text("dn").ifPresent(name -> facts.put(Fact.NAME, name));
        config.text("sw").ifPresent(version -> facts.put(Fact.FIRMWARE, version));
        config.text("mac").ifPresent(mac -> facts.put(Fact.MAC, mac));
        return List.of(new DeviceInfo(DeviceIds.check(topic.get()), facts));
    }
}
