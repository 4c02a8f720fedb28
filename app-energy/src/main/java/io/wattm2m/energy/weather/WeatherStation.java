// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.weather;

import io.wattm2m.energy.measure.Level;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a source for the weather that has been, never for the one to come: three days each time, so that what was
 * missed or mended is made up for. One thread.
 */
public final class WeatherStation {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherStation.class);
    private static final int DAYS = 3;
    private final WeatherSource source;
    private final Consumer<List<Level>> keeper;
    private final ZoneId zone;
    private boolean failed;

    /** A station that hands what it hears to a keeper. */
    public WeatherStation(WeatherSource source, Consumer<List<Level>> keeper, ZoneId zone) {
        this.source = source;
        this.keeper = keeper;
        this.zone = zone;
    }

    /** Asks once; what cannot be had is told in the log, the first time loudly. */
    public void look(Instant now) throws InterruptedException {
        LocalDate today = LocalDate.ofInstant(now, zone);
        try {
            List<Level> past = source.hours(today.minusDays(DAYS), today).stream()
                    .filter(hour -> hour.start().isBefore(now)).toList();
            if (!past.isEmpty()) {
                keeper.accept(past);
            }
            LOG.debug("{} hours of weather", past.size());
            failed = false;
        } catch (IOException e) {
            LOG.atLevel(failed ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                    .log("the weather cannot be had now: {}", e.getMessage());
            failed = true;
        }
    }
}
