// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import java.time.Instant;

/** Remembers over restarts when each schedule comes next, and says so when it has come. Thread-safe. */
public interface Timer {

    /** Sets when a schedule comes, in the place of what was set before. */
    void set(String scheduleId, Instant at);

    /** Forgets a schedule. */
    void cancel(String scheduleId);

    /** Whether something is set for a schedule. */
    boolean isSet(String scheduleId);

    /** Who is told of times that have come. */
    @FunctionalInterface
    interface Listener {
        /**
         * A time has come.
         *
         * @param scheduleId whose
         * @param planned when it should have been
         */
        void due(String scheduleId, Instant planned);
    }
}
