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

    /** Takes in the energy of a day; false where something is known of that day already. Waits until it is written. */
    boolean take(String deviceId, Instant day, List<Portion> portions);
}
