// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dialect {@code esphome}: a bare value at {@code <node>/sensor/<object id>/state} and
 * {@code <node>/switch/<object id>/state}. What a sensor measures it tells Home Assistant; a node that does not is
 * understood by the names of its sensors, except for energy, whose unit no name tells. Thread-safe; remembers what was
 * announced.
 */
public final class EspHomeDriver implements PlugDriver {
    private static final Pattern NAMED =
            Pattern.compile("(?:.*_)?(power|voltage|current|frequency|temperature|humidity)");
    private static final Map<String, String> UNITS = Map.of("power", "W", "voltage", "V", "current", "A", "frequency",
            "Hz", "temperature", "°C", "humidity", "%");
    private static final String CONFIG = "/config";
    private final String discovery;
    private final String root;
    private final Pattern state;
    private final Pattern status;
    private final Entities entities = new Entities();

    /**
     * Nodes below a topic.
     *
     * @param root the topic, empty for nodes that have changed nothing
     * @param discovery the topic below which they announce themselves to Home Assistant
     */
    public EspHomeDriver(String root, String discovery) {
        this.root = root.isEmpty() || root.endsWith("/") ? root : root + "/";
        this.discovery = discovery;
        this.state = Pattern.compile("\\Q" + this.root + "\\E([^/]+)/(sensor|switch)/([^/]+)/state");
        this.status = Pattern.compile("\\Q" + this.root + "\\E([^/]+)/status");
    }

    @Override
    public String dialect() {
        return "esphome";
    }

    /** The announcements first: the broker tells them before the states that they explain. */
    @Override
    public List<String> topics() {
        return List.of(discovery + "/+/+/+/config", root + "+/switch/+/state", root + "+/sensor/+/state",
                root + "+/status");
    }

    @Override
    public List<PlugEvent> read(PlugMessage message, Instant arrival) {
        return Quarantined.unless(message, () -> events(message, arrival));
    }

    @Override
    public Optional<PlugMessage> command(String deviceId, String outlet, SwitchCommand command) {
        return entities.command(deviceId, outlet, command);
    }

    private List<PlugEvent> events(PlugMessage message, Instant arrival) {
        String topic = message.topic();
        if (topic.startsWith(discovery + "/")) {
            return topic.endsWith(CONFIG) ? announced(message) : List.of();
        }
        Matcher present = status.matcher(topic);
        if (present.matches()) {
            return available(DeviceIds.check(present.group(1)), message.text());
        }
        Matcher told = state.matcher(topic);
        if (!told.matches()) {
            return List.of();
        }
        if (entities.at(topic).isEmpty()) {
            guess(topic, told).ifPresent(entity -> entities.put(topic, List.of(entity)));
        }
        return HomeAssistantDriver.told(entities, message, arrival);
    }

    private static List<PlugEvent> available(String deviceId, String text) {
        return text.equals("online") || text.equals("offline")
                ? List.of(new Availability(deviceId, text.equals("online")))
                : List.of();
    }

    private List<PlugEvent> announced(PlugMessage message) {
        if (message.size() == 0) {
            entities.put(message.topic(), List.of());
            return List.of();
        }
        DiscoveryConfig config = DiscoveryConfig.of(message);
        List<PlugEvent> events = config.entities("anyone").stream()
                .flatMap(entity -> own(entity).stream()).findFirst().stream()
                .flatMap(entity -> {
                    entities.put(entity.topic(), List.of(entity));
                    return Stream.<PlugEvent>of(config.info(entity.deviceId()));
                }).toList();
        return events;
    }

    /** The entity as this dialect names it; empty where it speaks at other topics. */
    private Optional<Entity> own(Entity entity) {
        Matcher told = state.matcher(entity.topic());
        if (!told.matches()) {
            return Optional.empty();
        }
        Entity.Role role = entity.role() instanceof Entity.Relay ? relay(told) : entity.role();
        return Optional.of(new Entity(DeviceIds.check(told.group(1)), Outlets.check(told.group(3)), entity.topic(),
                ValueTemplate.WHOLE, role));
    }

    private Optional<Entity> guess(String topic, Matcher told) {
        Matcher named = NAMED.matcher(told.group(3));
        Optional<Entity.Role> role = told.group(2).equals("switch") ? Optional.of(relay(told))
                : named.matches() ? Unit.of(named.group(1), UNITS.getOrDefault(named.group(1), ""))
                        .map(Entity.Sensor::new) : Optional.empty();
        return role.map(known -> new Entity(DeviceIds.check(told.group(1)), Outlets.check(told.group(3)), topic,
                ValueTemplate.WHOLE, known));
    }

    private Entity.Relay relay(Matcher told) {
        return new Entity.Relay(root + told.group(1) + "/switch/" + told.group(3) + "/command",
                Map.of(SwitchCommand.ON, "ON", SwitchCommand.OFF, "OFF", SwitchCommand.TOGGLE, "TOGGLE"),
                Map.of("ON", Power.ON, "OFF", Power.OFF));
    }
}
