// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.HomeAssistantDriver;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Home Assistant is told of an outlet: topics and payloads of its MQTT discovery. Immutable.
 *
 * @param prefix of the discovery
 * @param deviceId the plug
 * @param outlet one of its outlets
 */
record Announcement(String prefix, String deviceId, String outlet) {
    /** Below this topic plugs are shown, {@code <deviceId>/<outlet>/…}. */
    static final String ROOT = "wattm2m/plugs/";
    private static final String COMMAND = "/set";
    private static final JsonDocuments JSON = new JsonDocuments();

    /** The filter of the topics at which plugs are switched. */
    static String commands() {
        return ROOT + "+/+" + COMMAND;
    }

    /** The outlet that a topic switches; empty where it switches none. */
    static Optional<Announcement> switchedAt(String topic) {
        String[] levels = topic.startsWith(ROOT) && topic.endsWith(COMMAND) ? topic.split("/", -1) : new String[0];
        return levels.length == 5 ? Optional.of(new Announcement("", levels[2], levels[3])) : Optional.empty();
    }

    /** Whether the plug can be reached. */
    String availabilityTopic() {
        return ROOT + deviceId + "/availability";
    }

    String meterTopic() {
        return ROOT + deviceId + "/" + outlet + "/meter";
    }

    String relayTopic() {
        return ROOT + deviceId + "/" + outlet + "/relay";
    }

    /** Where an entity is announced. */
    String configTopic(Kind kind) {
        return prefix + "/" + kind.component() + "/" + HomeAssistantDriver.OWN_NODE + "/" + object(kind) + "/config";
    }

    /** The announcement of an entity. */
    String config(Kind kind, Map<Fact, String> facts) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("name", kind.title + (outlet.equals("1") ? "" : " " + outlet));
        config.put("unique_id", "wattm2m_" + object(kind));
        config.put("availability_topic", availabilityTopic());
        if (kind == Kind.RELAY) {
            config.put("state_topic", relayTopic());
            config.put("command_topic", ROOT + deviceId + "/" + outlet + COMMAND);
            config.put("device_class", "outlet");
        } else {
            config.put("state_topic", meterTopic());
            config.put("value_template", "{{ value_json." + kind.written() + " }}");
            config.put("device_class", kind.written());
            config.put("unit_of_measurement", kind.unit);
            config.put("state_class", kind == Kind.ENERGY ? "total_increasing" : "measurement");
        }
        config.put("device", device(facts));
        config.put("origin", Map.of("name", "WattM2M"));
        return written(config);
    }

    /** What the meter shows. */
    static String meter(Map<Kind, Object> values) {
        Map<String, Object> members = new LinkedHashMap<>();
        values.forEach((kind, value) -> members.put(kind.written(), value));
        return written(members);
    }

    private Map<String, Object> device(Map<Fact, String> facts) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("identifiers", List.of("wattm2m_" + deviceId));
        device.put("name", facts.getOrDefault(Fact.NAME, deviceId));
        Optional.ofNullable(facts.get(Fact.MANUFACTURER)).ifPresent(text -> device.put("manufacturer", text));
        Optional.ofNullable(facts.get(Fact.MODEL)).ifPresent(text -> device.put("model", text));
        Optional.ofNullable(facts.get(Fact.FIRMWARE)).ifPresent(text -> device.put("sw_version", text));
        return device;
    }

    /** Home Assistant takes letters, digits, _ and - there. */
    private String object(Kind kind) {
        return deviceId.replace(".", "-2E") + "_" + outlet + "_" + kind.written();
    }

    private static String written(Map<String, Object> document) {
        return new String(JSON.write(document), StandardCharsets.UTF_8);
    }

    /** The entities of an outlet. */
    enum Kind {
        RELAY("Relay", ""), POWER("Power", "W"), ENERGY("Energy", "Wh"), VOLTAGE("Voltage", "V"),
        CURRENT("Current", "A");

        private final String title;
        private final String unit;

        Kind(String title, String unit) {
            this.title = title;
            this.unit = unit;
        }

        String component() {
            return this == RELAY ? "switch" : "sensor";
        }

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
