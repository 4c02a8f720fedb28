// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import java.time.Duration;
import java.time.Instant;

/** The time by which deliveries wait. Thread-safe. */
interface AlarmClock extends AutoCloseable {

    /** How late it is, from a beginning that is of no matter. */
    Duration now();

    /** Which moment it is by the calendar; that may be set forth and back. */
    Instant moment();

    /** Has this done once it is so late, or some time earlier; not after {@link #close}. The action does not block. */
    void ring(Duration when, Runnable action);

    @Override
    void close();
}
