// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.measure.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What plugs have told, where it is kept as they have told it, for as long as it is kept there. Thread-safe. */
public interface RawReadings {

    /** When the oldest that is still there was told; empty where there is none. */
    Optional<Instant> oldest(String deviceId);

    /** What was told since then, each with the reading of the second meter of what was fed in, in the order of time. */
    List<Reading> since(String deviceId, Instant told);
}
