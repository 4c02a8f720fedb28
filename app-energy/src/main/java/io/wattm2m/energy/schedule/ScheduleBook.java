// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where schedules and their outcomes are kept. Thread-safe. */
public interface ScheduleBook {

    /** All schedules, in the order of their ids. */
    List<Schedule> all();

    /** One; empty where there is none of this id. */
    Optional<Schedule> find(String id);

    /** Keeps one, in the place of one with the same id. */
    void keep(Schedule schedule);

    /** Forgets one. */
    void forget(String id);

    /** Keeps an outcome. */
    void log(Outcome outcome);

    /** The last outcomes, the newest first. */
    List<Outcome> outcomes(int limit);

    /** Forgets outcomes before a moment. */
    void forgetOutcomesBefore(Instant moment);
}
