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
     * @param keptAsLate called once a reading that {@link #isLate} is kept; not to wait for anything
     */
    void read(Reading reading, Instant creationTime, Runnable keptAsLate) throws InterruptedException;

    /** Whether it was taken where the plug stands no more: nobody there is to be told of it. */
    boolean isLate(Reading reading);

    /** The creation time of the last instance that was read of a plug and is kept; long ago where there is none. */
    Instant position(String deviceId);
}
