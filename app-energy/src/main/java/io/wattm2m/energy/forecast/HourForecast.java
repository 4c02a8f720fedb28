// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;

/**
 * What an hour will use. Immutable.
 *
 * @param start when it begins, in local time
 * @param energyWh what is expected
 * @param lowWh the low end of the 80 % interval
 * @param highWh its high end
 */
public record HourForecast(LocalDateTime start, double energyWh, double lowWh, double highWh) {

    public HourForecast {
        requireNonNull(start, "start is null");
    }

    HourForecast shifted(double byWh, double floorWh) {
        return new HourForecast(start, Math.max(floorWh, energyWh + byWh), Math.max(floorWh, lowWh + byWh),
                Math.max(floorWh, highWh + byWh));
    }
}
