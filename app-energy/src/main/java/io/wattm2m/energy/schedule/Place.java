// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;

/**
 * Where the household is. Immutable.
 *
 * @param zone its time zone
 * @param latitude in degrees, north is positive
 * @param longitude in degrees, east is positive
 */
public record Place(ZoneId zone, double latitude, double longitude) {

    public Place {
        requireNonNull(zone, "zone is null");
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(latitude + ", " + longitude + " is no place on earth");
        }
    }
}
