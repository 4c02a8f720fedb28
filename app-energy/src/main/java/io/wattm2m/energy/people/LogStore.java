// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where logs are kept. Thread-safe. */
public interface LogStore {

    /** Adds to the logs; durable on return. */
    void append(List<LogEntry> entries);

    /** The last entries of a log before an id, the newest first. */
    List<LogEntry> entries(LogEntry.Kind kind, long beforeId, int limit);

    Optional<LogEntry> entry(long id);

    /** Everything in the logs that somebody has done, the newest first. */
    List<LogEntry> of(String actor);

    /** Forgets what was done by an actor, and every entry that {@linkplain LogEntry#mentions mentions} this. */
    void forget(String actorOrMention);

    void clear(LogEntry.Kind kind);

    /** Forgets what is older than this time, and of the rest all but the newest. */
    void trim(Instant before, int most);
}
