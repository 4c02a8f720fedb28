// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dialect {@code shelly}: plugs of the second generation and later (Plus, Pro, Gen3, Gen4), which speak JSON-RPC.
 * A plug's name is its topic prefix, the device id unless it was changed; {@code switch:0} is outlet 1. Immutable.
 */
public final class ShellyDriver implements PlugDriver {
    private static final String REPLIES = "wattm2m";
    private static final Pattern REPLY = Pattern.compile(REPLIES + "/([^/]+)/rpc");
    private static final Pattern COMPONENT = Pattern.compile("(?:switch|pm1):(\\d{1,2})");
    private static final Set<String> REMOTE = Set.of("http_in", "mqtt", "ws_in", "ws_out", "rpc", "shc", "ui", "cloud",
            "bluetooth", "loopback");
    private static final Set<String> BUTTON = Set.of("button", "switch", "input");
    private static final Map<String, Alarm.Kind> ALARMS = Map.of("overpower", Alarm.Kind.OVERLOAD, "overcurrent",
            Alarm.Kind.OVERLOAD, "overtemp", Alarm.Kind.OVERHEATING);
    private static final JsonDocuments JSON = new JsonDocuments();
    private final String root;
    private final Pattern form;

    /** Plugs below this topic, empty for those that have changed nothing. */
    public ShellyDriver(String root) {
        this.root = root.isEmpty() || root.endsWith("/") ? root : root + "/";
        this.form = Pattern.compile("\\Q" + this.root + "\\E([^/]+)/(online|events/rpc|status/.+)");
    }

    @Override
    public String dialect() {
        return "shelly";
    }

    @Override
    public List<String> topics() {
        return List.of(root + "+/online", root + "+/events/rpc", root + "+/status/+", REPLIES + "/+/rpc");
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> {
            Matcher reply = REPLY.matcher(message.topic());
            return reply.matches() ? answer(DeviceIds.check(reply.group(1)), Members.of(message), arrival)
                    : events(message, arrival);
        });
    }

    /** {@code Switch.Set} or {@code Switch.Toggle}; the request's identifier tells the outlet when it is answered. */
    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        long id = Long.parseLong(outlet) - 1;
        return Optional.of(command == SwitchCommand.TOGGLE ? call(deviceId, id + 1, "Switch.Toggle", Map.of("id", id))
                : call(deviceId, id + 1, "Switch.Set", ordered("id", id, "on", command == SwitchCommand.ON)));
    }

    private PlugMessage call(String deviceId, long number, String method, Map<String, Object> parameters) {
        Map<String, Object> call = ordered("id", number, "src", REPLIES + "/" + deviceId);
        call.put("method", method);
        if (!parameters.isEmpty()) {
            call.put("params", parameters);
        }
        return new PlugMessage(root + deviceId + "/rpc", JSON.write(call));
    }

    private static Map<String, Object> ordered(String first, Object value, String second, Object another) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, value);
        members.put(second, another);
        return members;
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        Matcher topic = form.matcher(message.topic());
        if (!topic.matches()) {
            return List.of();
        }
        String deviceId = DeviceIds.check(topic.group(1));
        return switch (topic.group(2)) {
            case "online" -> available(deviceId, message.text());
            case "events/rpc" -> notified(deviceId, Members.of(message), arrival);
            default -> status(deviceId, topic.group(2).substring("status/".length()), message, arrival);
        };
    }

    /** A plug that has come online is asked what it is and how it is. */
    private List<PlugEvent> available(String deviceId, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            return List.of();
        }
        List<PlugEvent> events = new ArrayList<>(List.of(new Availability(deviceId, text.equals("true"))));
        if (text.equals("true") && deviceId.startsWith("shelly")) {
            events.add(new Inquiry(call(deviceId, 101, "Shelly.GetDeviceInfo", Map.of())));
            events.add(new Inquiry(call(deviceId, 102, "Shelly.GetStatus", Map.of())));
        }
        return events;
    }

    private static List<PlugEvent> status(String deviceId, String component, PlugMessage message, Instant arrival) {
        return COMPONENT.matcher(component).matches()
                ? component(deviceId, component, Members.of(message), PlugTime.of(arrival))
                : List.of();
    }

    private static List<PlugEvent> notified(String deviceId, Members notification, Instant arrival) {
        boolean tells = notification.text("method").filter(method -> method.endsWith("Status")).isPresent();
        return tells ? notification.object("params").map(status -> components(deviceId, status, arrival))
                .orElse(List.of()) : List.of();
    }

    private static List<PlugEvent> answer(String deviceId, Members answer, Instant arrival) {
        Optional<Members> error = answer.object("error");
        if (error.isPresent()) {
            long number = answer.value("id") instanceof Long id ? id : 0;
            String text = error.get().text("message").orElse("error " + error.get().value("code"));
            return number < 1 || number > 99 ? List.of()
                    : List.of(new Refusal(deviceId, Long.toString(number), shortened(text)));
        }
        Optional<Members> result = answer.object("result");
        if (result.filter(info -> info.has("mac") && info.has("model")).isPresent()) {
            return List.of(info(deviceId, result.get()));
        }
        return result.map(status -> components(deviceId, status, arrival)).orElse(List.of());
    }

    private static String shortened(String text) {
        Documents.check("message", text);
        return text.substring(0, Math.min(text.length(), 128));
    }

    private static DeviceInfo info(String deviceId, Members info) {
        Map<Fact, String> facts = new EnumMap<>(Map.of(Fact.MANUFACTURER, "Shelly"));
        info.text("model").ifPresent(model -> facts.put(Fact.MODEL, model));
        info.text("name").ifPresent(name -> facts.put(Fact.NAME, name));
        info.text("ver").ifPresent(version -> facts.put(Fact.FIRMWARE, version));
        info.text("mac").ifPresent(mac -> facts.put(Fact.MAC, mac));
        return new DeviceInfo(deviceId, facts);
    }

    private static List<PlugEvent> components(String deviceId, Members status, Instant arrival) {
        Number time = PlugTime.orArrival(status.value("ts"), arrival);
        return status.all().keySet().stream().filter(name -> COMPONENT.matcher(name).matches())
                .flatMap(name -> status.object(name).stream()
                        .flatMap(part -> component(deviceId, name, part, time).stream()))
                .toList();
    }

    private static List<PlugEvent> component(String deviceId, String name, Members part, Number time) {
        String outlet = Integer.toString(1 + Integer.parseInt(name.substring(name.indexOf(':') + 1)));
        List<PlugEvent> events = new ArrayList<>();
        if (part.value("output") instanceof Boolean on) {
            events.add(new RelayEcho(deviceId, outlet, on ? Power.ON : Power.OFF,
                    source(part.text("source").orElse("")), time));
        }
        Measured measured = new Measured(deviceId, time, List.of(measured(outlet, part), inside(part)));
        if (!measured.isEmpty()) {
            events.add(measured);
        }
        if (part.has("errors")) {
            ALARMS.forEach((error, kind) -> {
                if (part.list("errors").contains(error)) {
                    events.add(new Alarm(deviceId, outlet, kind, true));
                }
            });
        }
        return events;
    }

    private static String source(String told) {
        String source = told.toLowerCase(Locale.ROOT);
        return BUTTON.contains(source) ? RelayEcho.BUTTON : REMOTE.contains(source) ? RelayEcho.REMOTE : "";
    }

    private static Measured.Part measured(String outlet, Members part) {
        Values values = new Values().with(Quantity.POWER, part, "apower").with(Quantity.VOLTAGE, part, "voltage")
                .with(Quantity.CURRENT, part, "current").with(Quantity.POWER_FACTOR, part, "pf")
                .with(Quantity.FREQUENCY, part, "freq");
        part.object("aenergy").ifPresent(energy -> values.with(Quantity.ENERGY, energy.number("total")));
        part.object("ret_aenergy").ifPresent(energy -> values.with(Quantity.RETURNED_ENERGY, energy.number("total")));
        return values.of(outlet);
    }

    private static Measured.Part inside(Members part) {
        Values values = new Values();
        part.object("temperature").ifPresent(temperature -> values.with(Quantity.TEMPERATURE,
                temperature.number("tC")));
        return values.of(Outlets.WHOLE);
    }
}
