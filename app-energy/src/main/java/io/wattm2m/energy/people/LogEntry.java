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
    /** What ids of devices, homes and people may have beside letters and digits. */
    private static final String WITHIN_A_WORD = "-_.~";

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

    /** Whether this stands in its text as a word, or as steps of a path: {@code /tv} in {@code GET /tv/on}. */
    public boolean mentions(String mention) {
        int at = text.indexOf(mention);
        while (at >= 0 && !isWhole(at, mention)) {
            at = text.indexOf(mention, at + 1);
        }
        return at >= 0;
    }

    private boolean isWhole(int at, String mention) {
        int end = at + mention.length();
        boolean begins = at == 0 || !isOfAWord(mention.charAt(0)) || !isOfAWord(text.charAt(at - 1));
        return begins && (end == text.length() || !isOfAWord(mention.charAt(mention.length() - 1))
                || !isOfAWord(text.charAt(end)));
    }

    private static boolean isOfAWord(char character) {
        return Character.isLetterOrDigit(character) || WITHIN_A_WORD.indexOf(character) >= 0;
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
