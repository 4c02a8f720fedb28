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

    /** The reports in a document; IllegalArgumentException that says which value is missing or no number. */
    static List<Report> of(JsonNode document, Mapping mapping, Instant arrival) {
        List<Report> reports = new ArrayList<>();
        for (String deviceId : mapping.deviceIds().stream().sorted().toList()) {
            List<Point> points =
                    mapping.points().stream().filter(point -> point.deviceId().equals(deviceId)).toList();
            Map<String, Double> members = new LinkedHashMap<>();
            points.forEach(point -> members.put(point.quantity().member(),
                    point.quantity().reported(number(document, point.pointer()), point.unit())));
            Instant time = points.stream().filter(point -> point.time() != null)
                    .map(point -> time(document, String.valueOf(point.time()))).max(Instant::compareTo).orElse(arrival);
            reports.add(new Report(deviceId, time, members));
        }
        return reports;
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
}
