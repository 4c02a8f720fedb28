// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A line of a log. Immutable.
 *
 * @param id rises with time; 0 until it is kept
 * @param kind of which log
 * @param time when
 * @param actor who: the id of a person, {@code guest} or {@code nobody}
 * @param text what was done; of a request the method and the path
 * @param status what was answered to a request, else 0
 * @param millis how long that took
 */
public record LogEntry(long id, Kind kind, Instant time, String actor, String text, int status, long millis) {
    private static final int LONGEST = 300;

    public LogEntry {
        requireNonNull(kind, "kind is null");
        requireNonNull(time, "time is null");
        requireNonNull(actor, "actor is null");
        text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static LogEntry deed(Instant time, String actor, String text) {
        return new LogEntry(0, Kind.SYSTEM, time, actor, text, 0, 0);
    }

    /** A request that was answered. */
    public static LogEntry request(Instant time, String actor, String text, int status, long millis) {
        return new LogEntry(0, Kind.API, time, actor, text, status, millis);
    }

    /** The logs. */
    public enum Kind {
        SYSTEM("system log"), API("API log");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What it is called. */
        public String label() {
            return label;
        }
    }
}
