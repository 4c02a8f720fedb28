// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What a day under control, or a holdout day, was like. Immutable.
 *
 * @param date the day
 * @param holdout whether control rested
 * @param standbyWh the energy of standby that was measured
 * @param cutMinutes how long the outlet was cut
 * @param restores how often it was restored
 */
public record ControlledDay(LocalDate date, boolean holdout, double standbyWh, int cutMinutes, int restores) {

    public ControlledDay {
        requireNonNull(date, "date is null");
    }
}
