// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another system says of one device, as the device would have reported it. Immutable.
 *
 * @param deviceId the device
 * @param time when it was measured
 * @param members of the report
 */
record Report(String deviceId, Instant time, Map<String, Double> members) {
    /** Beyond these seconds a number counts milliseconds. */
    private static final double LATEST_SECOND = 1e11;

    /** The reports in a document; a value that is not there, or has no time that is one, keeps back no other. */
    static Found in(JsonNode document, Mapping mapping, Instant arrival) {
        List<Report> reports = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String deviceId : mapping.deviceIds().stream().sorted().toList()) {
            Map<String, Double> members = new LinkedHashMap<>();
            List<Instant> times = new ArrayList<>();
            for (Point point : mapping.points().stream().filter(each -> each.deviceId().equals(deviceId)).toList()) {
                try {
                    double value = point.quantity().reported(number(document, point.pointer()), point.unit());
                    Optional.ofNullable(point.time()).map(pointer -> time(document, pointer)).ifPresent(times::add);
                    members.put(point.quantity().member(), value);
                } catch (IllegalArgumentException e) {
                    missing.add(deviceId + ": " + e.getMessage());
                }
            }
            if (!members.isEmpty()) {
                reports.add(new Report(deviceId, times.stream().max(Instant::compareTo).orElse(arrival), members));
            }
        }
        return new Found(reports, missing);
    }

    private static double number(JsonNode document, String pointer) {
        JsonNode value = document.at(pointer);
        try {
            double number = value.isTextual() ? Double.parseDouble(value.textValue().strip()) : value.doubleValue();
            Mapping.require((value.isNumber() || value.isTextual()) && Double.isFinite(number),
                    "there is no number at " + pointer);
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("there is no number at " + pointer, e);
        }
    }

    private static Instant time(JsonNode document, String pointer) {
        JsonNode value = document.at(pointer);
        if (value.isNumber()) {
            double seconds = value.doubleValue() > LATEST_SECOND ? value.doubleValue() / 1000 : value.doubleValue();
            return Instant.ofEpochMilli(Math.round(seconds * 1000));
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time with its offset at " + pointer, e);
        }
    }

    /**
     * What a document has of a mapping. Immutable.
     *
     * @param reports of the devices of which it has any value
     * @param missing what it has not, each with its device and why
     */
    record Found(List<Report> reports, List<String> missing) {}
}
