// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The rollups that are kept. Thread-safe. */
public interface Rollups {
    /** In days. */
    int LONGEST_MONTH = 31;

    /** The rollups of a plug that begin from {@code from} on and before {@code to}, at most {@code limit}, in order. */
    List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit);

    /** The same of any resolution: months, which are not kept, are the sums of their days. */
    default List<Rollup> history(String deviceId, Resolution resolution, Span span, int limit, ZoneId zone) {
        if (resolution != Resolution.MONTH) {
            return between(deviceId, resolution, span, limit);
        }
        Span days = new Span(Resolution.MONTH.start(span.from(), zone), span.to());
        return Months.of(between(deviceId, Resolution.DAY, days, Math.multiplyExact(limit, LONGEST_MONTH)), zone);
    }

    /**
     * The energy of each plug, in Wh by device id, of the day that begins at this moment; without what was fed in
     * ({@link FedIn}).
     */
    Map<String, Double> dayEnergyWh(Instant dayStart);

    /**
     * A span of time.
     *
     * @param from the beginning
     * @param to the end, which does not belong to it
     */
    record Span(Instant from, Instant to) {}
}
