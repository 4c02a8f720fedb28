// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The rollups that are kept. Thread-safe. */
public interface Rollups {

    /** The rollups of a plug that begin from {@code from} on and before {@code to}, at most {@code limit}, in order. */
    List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit);

    /** The energy of each plug, in Wh by device id, of the day that begins at this moment. */
    Map<String, Double> dayEnergyWh(Instant dayStart);

    /**
     * A span of time.
     *
     * @param from the beginning
     * @param to the end, which does not belong to it
     */
    record Span(Instant from, Instant to) {}
}
