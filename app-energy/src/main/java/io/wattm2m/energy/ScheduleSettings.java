// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.schedule.Calendars;
import io.wattm2m.energy.schedule.Holidays;
import io.wattm2m.energy.schedule.Occurrences;
import io.wattm2m.energy.schedule.Place;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings of the section {@code energy.schedule}.
 *
 * @param holidays the country whose public holidays count, by its ISO 3166 code; empty for none
 * @param latitude of the household in degrees, north is positive: for sunrise and sunset
 * @param longitude of the household in degrees, east is positive
 * @param manualHold how long a person's switching comes before schedules
 */
public record ScheduleSettings(String holidays, double latitude, double longitude, Duration manualHold) {
    public static final ScheduleSettings DEFAULTS =
            new ScheduleSettings("kr", 37.5665, 126.978, Duration.ofHours(2));

    public ScheduleSettings {
        if (manualHold.isNegative()) {
            throw new IllegalArgumentException("energy.schedule.manual-hold cannot be less than nothing");
        }
    }

    /** When schedules come in this time zone; StartFailure where a setting makes no sense. */
    Occurrences occurrences(ZoneId zone) {
        try {
            return new Occurrences(new Place(zone, latitude, longitude), calendar());
        } catch (IllegalArgumentException e) {
            throw new StartFailure("energy.schedule: " + e.getMessage(), e);
        }
    }

    /** The public holidays; StartFailure where they are not known. */
    Holidays calendar() {
        try {
            return Calendars.of(holidays);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("energy.schedule: " + e.getMessage(), e);
        }
    }
}
