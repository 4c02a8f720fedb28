// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Portion;
import java.time.Instant;
import java.util.List;

/** Takes in what was measured elsewhere, and tells what was mended. Thread-safe. */
public interface HistoryLog {

    /** The last edits of a plug, the newest first. */
    List<Edit> edits(String deviceId, int limit);

    /**
     * Takes in the energy of a day, up to the first that is known of that day already; false where that is nothing.
     * Waits until it is written.
     */
    boolean take(String deviceId, Instant day, List<Portion> portions);

    /** The first moments of the days to which readings came too late, and which were not counted once more since. */
    List<Instant> lateDays(String deviceId);

    /**
     * Counts days once more from what the plug has told, and waits until that is written. A day stays as it is where
     * not all is there any more that was told of it, where it was imported, where nothing is kept of a day before, and
     * where late readings still find their places by themselves.
     *
     * @param days their first moments
     * @return the first moments of those that were counted
     */
    List<Instant> recount(String deviceId, List<Instant> days);
}
