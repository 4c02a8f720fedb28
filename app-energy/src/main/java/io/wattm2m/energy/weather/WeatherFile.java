// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.weather;

import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.LevelCsv;
import io.wattm2m.energy.measure.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The weather in a CSV file, in the form of {@link LevelCsv}. Immutable.
 *
 * @param file which is read anew each time
 * @param zone of its times
 */
public record WeatherFile(Path file, ZoneId zone) implements WeatherSource {
    private static final long LARGEST = 20_000_000;

    @Override
    public List<Level> hours(LocalDate from, LocalDate to) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than " + LARGEST + " bytes");
        }
        try {
            return LevelCsv.read(Files.readString(file), Climate.WEATHER, zone);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
