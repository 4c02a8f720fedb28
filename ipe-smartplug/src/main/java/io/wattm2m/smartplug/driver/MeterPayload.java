// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.UpdateProgress.Stage;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads the documents of the dialect {@code meter}; IllegalArgumentException says what is wrong with one.
 *
 * @param deviceId the plug as the topic names it
 * @param arrival when the message arrived
 */
record MeterPayload(String deviceId, Instant arrival) {
    private static final Set<String> KNOWN =
            Set.of("deviceId", "timestamp", "power", "voltage", "current", "energy");
    private static final int MOST_READINGS = 5_000;
    private static final int MOST_FURTHER_BYTES = 2048;
    private static final int LONGEST_SOURCE = 32;
    private static final JsonDocuments JSON = new JsonDocuments();

    /** Readings that the plug had kept; one entry in quarantine stands for all that are not readable. */
    List<PlugEvent> readings(List<?> batch, PlugMessage message) {
        if (batch.isEmpty() || batch.size() > MOST_READINGS) {
            throw new IllegalArgumentException("the list has " + batch.size() + " readings, not 1 to " + MOST_READINGS);
        }
        List<PlugEvent> events = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                events.add(reading(batch.get(i)));
            } catch (IllegalArgumentException fault) {
                faults.add("reading " + (i + 1) + ": " + fault.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            String others = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more of the list)";
            events.add(Quarantined.of(message, faults.getFirst() + others));
        }
        return events;
    }

    /** One reading. */
    Reading reading(Object document) {
        Map<String, Object> members = members(document);
        OptionalDouble powerW = number(members, "power");
        if (powerW.isEmpty()) {
            throw new IllegalArgumentException("power is missing");
        }
        return new Reading(deviceId, timestamp(members), powerW, number(members, "voltage"),
                number(members, "current"), number(members, "energy"), further(members));
    }

    /** The state of the relay. */
    RelayEcho echo(Object document) {
        Map<String, Object> members = members(document);
        Power power = Power.of(members.getOrDefault("power", ""));
        if (power == Power.UNKNOWN) {
            throw new IllegalArgumentException("power is neither on nor off");
        }
        return new RelayEcho(deviceId, power, source(members), timestamp(members));
    }

    /** Which firmware the plug has, and how far an update of it is. */
    List<PlugEvent> firmware(Object document) {
        Map<String, Object> members = members(document);
        if (!(members.get("version") instanceof String version)) {
            throw new IllegalArgumentException("version is missing or no text");
        }
        Stage stage = switch (String.valueOf(members.getOrDefault("status", "none"))) {
            case "none" -> Stage.NONE;
            case "in process" -> Stage.IN_PROCESS;
            case "successful" -> Stage.SUCCESSFUL;
            case "failed" -> Stage.FAILED;
            default -> throw new IllegalArgumentException("status is not none, in process, successful or failed");
        };
        return List.of(new DeviceInfo(deviceId, Map.of(Fact.FIRMWARE, version)), new UpdateProgress(deviceId, stage,
                String.valueOf(members.getOrDefault("reason", ""))));
    }

    private Map<String, Object> members(Object document) {
        if (!(document instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException("the payload is not a JSON object");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put((String) name, value));
        Object told = members.getOrDefault("deviceId", deviceId);
        if (!DeviceIds.read(told).equals(deviceId)) {
            throw new IllegalArgumentException("deviceId is not that of the topic, " + deviceId);
        }
        return members;
    }

    private Number timestamp(Map<String, Object> members) {
        return PlugTime.seconds(members.getOrDefault("timestamp", Null.NULL), arrival);
    }

    private static OptionalDouble number(Map<String, Object> members, String name) {
        return switch (members.getOrDefault(name, Null.NULL)) {
            case Null absent -> OptionalDouble.empty();
            case Long number -> OptionalDouble.of(number.doubleValue());
            case Double number -> OptionalDouble.of(number);
            case BigInteger number -> OptionalDouble.of(number.doubleValue());
            default -> throw new IllegalArgumentException(name + " is not a number");
        };
    }

    private static String source(Map<String, Object> members) {
        Object source = members.getOrDefault("source", "");
        if (!(source instanceof String text) || text.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("source is not a text of at most " + LONGEST_SOURCE + " characters");
        }
        Documents.check("source", text);
        return text;
    }

    private static Map<String, Object> further(Map<String, Object> members) {
        Map<String, Object> further = new LinkedHashMap<>(members);
        further.keySet().removeAll(KNOWN);
        Documents.check("the reading", further);
        if (!further.isEmpty() && JSON.write(further).length > MOST_FURTHER_BYTES) {
            throw new IllegalArgumentException("the further members have more than " + MOST_FURTHER_BYTES + " bytes");
        }
        return further;
    }
}
