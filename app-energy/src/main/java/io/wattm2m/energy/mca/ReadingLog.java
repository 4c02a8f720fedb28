// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.energy.measure.Reading;
import java.time.Instant;

/** Keeps what was read, and how far. Thread-safe. */
public interface ReadingLog {

    /**
     * Takes a reading; those of a plug come in the order of their instances. Waits while there is too much to do.
     *
     * @param creationTime of the instance that it was found in
     */
    void read(Reading reading, Instant creationTime) throws InterruptedException;

    /** The creation time of the last instance that was read of a plug and is kept; long ago where there is none. */
    Instant position(String deviceId);
}
