// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long what is kept is kept, counted from a plug's last day; days are kept for good. Immutable.
 *
 * @param minutes minutes
 * @param quarterHours quarters of an hour
 * @param hours hours
 * @param edits what was mended
 * @param readings readings, so that one that comes late finds its neighbours
 */
public record Retention(Duration minutes, Duration quarterHours, Duration hours, Duration edits,
        Duration readings) {

    public Retention {
        requireNonNull(minutes, "minutes is null");
        requireNonNull(quarterHours, "quarterHours is null");
        requireNonNull(hours, "hours is null");
        requireNonNull(edits, "edits is null");
        requireNonNull(readings, "readings is null");
    }
}
