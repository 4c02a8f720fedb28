// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A plug's readings as the text of one column: lines of time, W, V, A, Wh, with nothing where nothing was measured. */
final class ReadingsText {
    private static final int FIELDS = 5;

    private ReadingsText() {}

    static String write(List<Reading> readings) {
        return readings.stream().map(ReadingsText::line).collect(Collectors.joining("\n"));
    }

    static List<Reading> read(String deviceId, String text) {
        return text.lines().map(line -> reading(deviceId, line)).toList();
    }

    private static String line(Reading reading) {
        return reading.time() + "," + reading.powerW() + "," + field(reading.voltageV()) + ","
                + field(reading.currentA()) + "," + field(reading.energyWh());
    }

    private static Reading reading(String deviceId, String line) {
        List<String> fields = Arrays.asList(line.split(",", FIELDS));
        return new Reading(deviceId, Instant.parse(fields.get(0)), Double.parseDouble(fields.get(1)),
                number(fields.get(2)), number(fields.get(3)), number(fields.get(4)));
    }

    private static String field(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static OptionalDouble number(String field) {
        return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(field));
    }
}
