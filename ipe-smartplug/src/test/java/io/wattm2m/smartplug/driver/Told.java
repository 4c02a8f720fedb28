// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What drivers understand, written so that it fits into a table. */
final class Told {
    static final Instant ARRIVAL = Instant.parse("2025-02-19T01:55:12Z");

    private Told() {}

    /** What a message says: an entry an event, without the plug where it is {@code expected}. */
    static List<String> by(PlugDriver driver, String expected, PlugMessage message) {
        return driver.read(message, ARRIVAL).stream().map(event -> written(event, expected)).toList();
    }

    /** As {@link #by}, of JSON in which ' stands for ". */
    static List<String> by(PlugDriver driver, String expected, String topic, String payload) {
        return by(driver, expected, PlugMessage.of(topic, payload.replace('\'', '"')));
    }

    private static String written(PlugEvent event, String expected) {
        return switch (event) {
            case RelayEcho echo -> plug(echo.deviceId(), expected) + "relay " + echo.outlet() + " "
                    + echo.power().written() + (echo.source().isEmpty() ? "" : " " + echo.source());
            case Measured measured -> plug(measured.deviceId(), expected) + (measured.bySensor() ? "senses " : "")
                    + measured.parts().stream()
                            .filter(part -> !part.values().isEmpty() || !part.withdrawn().isEmpty()).map(Told::part)
                            .collect(Collectors.joining(" "))
                    + time(measured.timestampS());
            case Availability availability -> plug(availability.deviceId(), expected)
                    + (availability.online() ? "online" : "offline");
            case Alarm alarm -> plug(alarm.deviceId(), expected) + alarm.kind().written() + " " + alarm.outlet()
                    + (alarm.raised() ? "" : " over");
            case Refusal refusal -> plug(refusal.deviceId(), expected) + "refused " + refusal.outlet() + " "
                    + refusal.reason();
            case DeviceInfo info -> plug(info.deviceId(), expected) + "is " + new TreeMap<>(info.facts());
            case UpdateProgress update -> plug(update.deviceId(), expected) + "update " + update.stage() + " "
                    + update.reason();
            case Inquiry inquiry -> "asks " + inquiry.message();
            case Interest interest -> "listens to " + interest.topics();
            case Quarantined quarantined -> "quarantined " + quarantined.reason();
            case Reading reading -> plug(reading.deviceId(), expected) + "reading "
                    + reading.powerW().getAsDouble();
        };
    }

    private static String plug(String deviceId, String expected) {
        return deviceId.equals(expected) ? "" : deviceId + ": ";
    }

    private static String part(Measured.Part part) {
        Map<Quantity, Double> sorted = new TreeMap<>(part.values());
        String values = sorted.entrySet().stream().map(entry -> entry.getKey().written() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        return "[" + part.outlet() + "] " + values + (part.withdrawn().isEmpty() ? ""
                : "without "
                        + part.withdrawn().stream().map(Quantity::written).sorted().toList());
    }

    private static String time(Number timestampS) {
        boolean ofArrival = timestampS.longValue() == ARRIVAL.getEpochSecond();
        return ofArrival ? "" : " at " + timestampS;
    }
}
