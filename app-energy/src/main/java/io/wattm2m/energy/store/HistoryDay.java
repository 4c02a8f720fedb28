// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.Portion;
import java.time.Instant;
import java.util.List;

/**
 * A day of history, of which what lies before the first that is known of that day is taken in. Immutable.
 *
 * @param deviceId the plug
 * @param start a moment of that day
 * @param portions its energy, none of it outside that day
 */
public record HistoryDay(String deviceId, Instant start, List<Portion> portions) {

    public HistoryDay {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(start, "start is null");
        portions = List.copyOf(portions);
    }
}
