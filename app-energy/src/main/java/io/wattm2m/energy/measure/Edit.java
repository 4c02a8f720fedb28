// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Something that was mended in what is kept of a plug, so that nobody has to wonder later. Immutable.
 *
 * @param deviceId the plug
 * @param at the time of the reading, or the first of the day, that it is about
 * @param kind what was done
 * @param text what happened, in a sentence
 */
public record Edit(String deviceId, Instant at, Kind kind, String text) {

    public Edit {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(at, "at is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(text, "text is null");
    }

    /** An edit because of a reading. */
    public static Edit of(Kind kind, Reading reading, String text) {
        return new Edit(reading.deviceId(), reading.time(), kind, text);
    }

    /** What was done. */
    public enum Kind {
        /** A counter that began again, or jumped, was mended. */
        COUNTER,
        /** A reading that came late was given its place. */
        LATE,
        /** A reading that came too late was left out. */
        TOO_LATE,
        /** A day was counted once more from what the plug had told. */
        RECOUNT,
        /** A day of history was taken in. */
        IMPORT
    }
}
