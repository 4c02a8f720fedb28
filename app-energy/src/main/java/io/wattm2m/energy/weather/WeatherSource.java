// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.weather;

import io.wattm2m.energy.measure.Level;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Knows the weather of some days. Thread-safe. */
public interface WeatherSource {

    /**
     * The hours from a day to another, both included, as far as they are known; further ones are no harm.
     *
     * @throws IOException saying why it cannot be told now
     */
    List<Level> hours(LocalDate from, LocalDate to) throws IOException, InterruptedException;
}
