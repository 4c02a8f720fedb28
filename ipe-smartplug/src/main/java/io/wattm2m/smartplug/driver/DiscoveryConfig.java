// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A discovery message of Home Assistant's MQTT integration, of one entity or of a whole device, with long or with short
 * names. Immutable.
 *
 * @param members its members
 * @param component what the topic says it is of, e.g. {@code switch}, or {@code device}
 * @param name the object id in the topic
 */
record DiscoveryConfig(Members members, String component, String name) {

    /** Reads one from {@code <prefix>/<component>/[<node id>/]<object id>/config}. */
    static DiscoveryConfig of(PlugMessage message) {
        String[] levels = message.topic().split("/", -1);
        return new DiscoveryConfig(Members.of(message), levels[1], levels[levels.length - 2]);
    }

    /** The identifier that its device has told first, as a resource may be named; empty where it tells no device. */
    Optional<String> deviceId() {
        Optional<Members> device = device();
        Optional<Object> identifier = device.flatMap(known -> identifiers(known).findFirst());
        return identifier.map(told -> DeviceIds.check(clean(told.toString(), 64)));
    }

    /** What the device is. */
    DeviceInfo info(String deviceId) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        device().ifPresent(device -> {
            text(device, "mf", "manufacturer").ifPresent(text -> facts.put(Fact.MANUFACTURER, text));
            text(device, "mdl", "model").ifPresent(text -> facts.put(Fact.MODEL, text));
            text(device, "name", "name").ifPresent(text -> facts.put(Fact.NAME, text));
            text(device, "sw", "sw_version").ifPresent(text -> facts.put(Fact.FIRMWARE, text));
            Stream.of("cns", "connections").flatMap(name -> device.list(name).stream())
                    .filter(pair -> pair instanceof List<?> list && list.size() == 2 && "mac".equals(list.getFirst()))
                    .findFirst().ifPresent(pair -> facts.put(Fact.MAC, String.valueOf(((List<?>) pair).getLast())));
        });
        return new DeviceInfo(deviceId, facts);
    }

    /** The relays and sensors that it tells of, and where the device tells that it is there. */
    List<Entity> entities(String deviceId) {
        List<Entity> entities = new ArrayList<>();
        parts().forEach((part, described) -> entity(deviceId, part, described).ifPresent(entities::add));
        if (!entities.isEmpty()) {
            presence(deviceId).ifPresent(entities::add);
        }
        return entities;
    }

    /** One for each component of a device, with what all of them have in common. */
    private Map<String, Members> parts() {
        Map<String, Members> parts = new LinkedHashMap<>();
        if (!component.equals("device")) {
            parts.put(name, members);
            return parts;
        }
        Members components = members.object("cmps").or(() -> members.object("components"))
                .orElseThrow(() -> new IllegalArgumentException("components is missing"));
        components.all().keySet().forEach(part -> components.object(part).ifPresent(own -> {
            Map<String, Object> all = new LinkedHashMap<>(members.all());
            all.putAll(own.all());
            parts.put(part, new Members(all));
        }));
        return parts;
    }

    private Optional<Entity> entity(String deviceId, String part, Members described) {
        String kind = component.equals("device") ? text(described, "p", "platform").orElse("") : component;
        Optional<String> topic = topic(described, "stat_t", "state_topic");
        Optional<Entity.Role> role = kind.equals("switch") ? relay(described)
                : kind.equals("sensor") ? sensor(described) : Optional.empty();
        Optional<ValueTemplate> template = template(described);
        return topic.isEmpty() || role.isEmpty() || template.isEmpty() ? Optional.empty()
                : Optional.of(new Entity(deviceId, clean(part, 32), topic.get(), template.get(), role.get()));
    }

    private Optional<Entity.Role> relay(Members described) {
        String on = text(described, "pl_on", "payload_on").orElse("ON");
        String off = text(described, "pl_off", "payload_off").orElse("OFF");
        String isOn = text(described, "stat_on", "state_on").orElse(on);
        String isOff = text(described, "stat_off", "state_off").orElse(off);
        if (isOn.equals(isOff)) {
            throw new IllegalArgumentException("state_on is state_off");
        }
        return topic(described, "cmd_t", "command_topic")
                .map(topic -> new Entity.Relay(topic, Map.of(SwitchCommand.ON, on, SwitchCommand.OFF, off),
                        Map.of(isOn, Power.ON, isOff, Power.OFF)));
    }

    private static Optional<Entity.Role> sensor(Members described) {
        return text(described, "dev_cla", "device_class")
                .flatMap(kind -> Unit.of(kind, text(described, "unit_of_meas", "unit_of_measurement").orElse("")))
                .map(Entity.Sensor::new);
    }

    private Optional<Entity> presence(String deviceId) {
        Optional<Members> first = Stream.of("avty", "availability").flatMap(name -> members.list(name).stream())
                .filter(Map.class::isInstance).findFirst().map(entry -> Members.of(entry, "availability"));
        Optional<String> topic = topic(members, "avty_t", "availability_topic")
                .or(() -> first.flatMap(entry -> topic(entry, "t", "topic")));
        Members described = first.orElse(members);
        String online = text(described, "pl_avail", "payload_available").orElse("online");
        ValueTemplate template = first.flatMap(DiscoveryConfig::template).orElse(ValueTemplate.WHOLE);
        return topic.map(told -> new Entity(deviceId, "presence", told, template, new Entity.Presence(online)));
    }

    /** Empty where it is more than is understood: such an entity is left out. */
    private static Optional<ValueTemplate> template(Members described) {
        Optional<String> written = text(described, "val_tpl", "value_template");
        return written.isEmpty() ? Optional.of(ValueTemplate.WHOLE) : written.flatMap(ValueTemplate::of);
    }

    private Optional<Members> device() {
        return members.object("dev").or(() -> members.object("device"));
    }

    private static Stream<Object> identifiers(Members device) {
        Object told = device.has("ids") ? device.value("ids") : device.value("identifiers");
        return told instanceof List<?> list ? list.stream().map(Object.class::cast)
                : told instanceof String ? Stream.of(told) : Stream.of();
    }

    /** A topic, in which ~ at either end stands for the base topic; IllegalArgumentException where it is a filter. */
    private Optional<String> topic(Members described, String shortName, String longName) {
        String base = members.text("~").orElse("");
        return text(described, shortName, longName).map(topic -> {
            String whole = topic.startsWith("~") ? base + topic.substring(1)
                    : topic.endsWith("~") ? topic.substring(0, topic.length() - 1) + base : topic;
            if (whole.isEmpty() || whole.matches(".*[+#\u0000].*") || whole.length() > 512) {
                throw new IllegalArgumentException(longName + " is not a topic");
            }
            return whole;
        });
    }

    private static Optional<String> text(Members described, String shortName, String longName) {
        return described.text(shortName).or(() -> described.text(longName));
    }

    private static String clean(String name, int longest) {
        String cleaned = name.replaceAll("[^A-Za-z0-9_\\-]", "-").replaceFirst("^[_\\-]+", "");
        return cleaned.substring(0, Math.min(cleaned.length(), longest));
    }
}
